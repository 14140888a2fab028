# syntax=docker/dockerfile:1
# An image of commands, server and worker alike; docs/deployment.md says how it is used. Two stages: the first takes every
# package by the hashes of requirements.lock and installs those that a run needs, the second has these and no tools.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /build
COPY requirements.lock ./
RUN pip download --quiet --no-deps --require-hashes --requirement requirements.lock --dest wheels
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY flows flows
COPY transforms transforms
COPY warehouse warehouse
# No index from here on: what is not among the files that were checked is not installed. Tests of packages are 80 MB.
ENV PIP_NO_INDEX=1 PIP_FIND_LINKS=/build/wheels
RUN pip wheel --quiet --no-deps --wheel-dir wheels .
RUN python -m venv --without-pip /opt/wireroom \
 && pip --python /opt/wireroom/bin/python install --quiet "wireroom[browse,docx,pdf,s3,xlsx]" \
 && find /opt/wireroom/lib -type d -name tests -prune -exec rm -r {} +

FROM python:${PYTHON}-slim
COPY --from=build /opt/wireroom /opt/wireroom
COPY prefect.yaml /opt/wireroom/prefect.yaml
# Owned by the user below, so that new volumes are. The root may be read-only: /data, /prefect and /tmp are written; to /tmp/ui
# the server copies its pages, which it would put beside its code.
RUN install --directory --owner=10001 --group=10001 /data /prefect
ENV PATH=/opt/wireroom/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    WIREROOM_DATA=/data \
    PREFECT_HOME=/prefect \
    PREFECT_UI_STATIC_DIRECTORY=/tmp/ui \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    DO_NOT_TRACK=1
USER 10001:10001
WORKDIR /tmp
VOLUME ["/data", "/prefect"]
# No HEALTHCHECK: a command ends by itself; compose.yaml has those of server and worker.
ENTRYPOINT ["wireroom"]
CMD ["--help"]
