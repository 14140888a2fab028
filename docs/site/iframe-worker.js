// Let the search run in pages that are opened from disk, where browsers allow no workers: its program runs in a hidden
// frame, and both sides speak by messages, as a worker and its page do. Served pages keep real workers.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.srcdoc = `<script>
        const page = window.parent
        window.postMessage = (data) => page.dispatchEvent(new MessageEvent("message", { data, source: window }))
        window.importScripts = (...addresses) => addresses.reduce((before, address) => before.then(() => new Promise((done) => {
          const script = document.createElement("script")
          script.src = address
          script.onload = script.onerror = done
          document.body.append(script)
        })), Promise.resolve())
      <\/script><script src="${new URL(address, document.baseURI)}"><\/script>`
      this.ready = new Promise((done) => { frame.onload = done })
      this.frame = frame
      document.body.append(frame)
      window.addEventListener("message", (event) => {
        if (event.source === frame.contentWindow) {
          const copy = new MessageEvent("message", { data: event.data })
          this.dispatchEvent(copy)
          this.onmessage?.(copy)
        }
      })
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })))
    }

    terminate() {
      this.frame.remove()
    }
  }
}
