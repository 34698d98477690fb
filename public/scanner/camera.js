// <door-camera>: a camera that reads tickets, one after the other, as long as the element is on the page.
//
// It tells by events, and says in its attributes what there is to tell:
//   state   data-state is "starting", "watching", "refused", "missing", "busy" or "failed"; data-torch is there when the
//           camera has a light that can be switched
//   ticket  data-text is what a code says
// It is told by attributes: data-light (it is on), data-silent (no tones), data-tone (which one is played; it ends in a
// number, so that the same one can be played again).
//
// The browser reads codes itself where it can. Elsewhere a worker does, and is given nothing but how light each pixel is.

const FRAME_EVERY_MS = 100;
// What is read is a square from the middle of what the camera sees, no larger than this.
const FRAME_SIDE_MAX = 640;
// A ticket that is held there is read once; it has to be out of sight this long to be read again.
const REST_MS = 3000;
// While the app finds out what to say of a ticket, no frame is read: on a slow phone that would be in its way.
const ANSWER_MS = 200;
const BROWSER_FAILURES_MAX = 3;

// Hertz and milliseconds, one after the other; 0 is a rest. Up is yes; everything else goes down or stays.
const TONES = {
  "valid": [[660, 90], [990, 160]],
  "already-in": [[520, 90], [0, 60], [520, 90]],
  "other-date": [[620, 120], [470, 120], [350, 200]],
  "cancelled": [[330, 180], [0, 60], [330, 180], [0, 60], [330, 180]],
  "waits": [[440, 300]],
  "not-ours": [[180, 500]],
  "revoked": [[700, 80], [250, 220], [700, 80], [250, 220]],
};

const STATES = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

class DoorCamera extends HTMLElement {
  static observedAttributes = ["data-light", "data-tone"];

  #stopped = false;
  #busy = false;
  #seen = new Map();
  #answersUntil = 0;
  #browserFailures = 0;

  connectedCallback() {
    this.#stopped = false;
    this.#start().catch((error) => this.#say(STATES[error.name] ?? "failed"));
  }

  disconnectedCallback() {
    this.#stopped = true;
    clearInterval(this.timer);
    this.track?.stop();
    this.worker?.terminate();
    this.audio?.close();
  }

  attributeChangedCallback(name, _, value) {
    if (name === "data-light") this.#light(value !== null);
    // What is seen comes first.
    if (name === "data-tone" && value) setTimeout(() => this.#play(value));
  }

  async #start() {
    this.#say("starting");
    if (!navigator.mediaDevices?.getUserMedia) return this.#say("missing");
    const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    [this.track] = stream.getVideoTracks();
    if (this.#stopped) return this.track.stop();
    this.track.addEventListener("ended", () => this.#say("failed"));
    this.toggleAttribute("data-torch", Boolean(this.track.getCapabilities?.().torch));
    this.video = document.createElement("video");
    Object.assign(this.video, { muted: true, playsInline: true, srcObject: stream });
    this.video.setAttribute("aria-hidden", "true");
    this.append(this.video);
    this.detector = await browserDetector();
    await this.video.play();
    if (this.#stopped) return;
    this.canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    this.timer = setInterval(() => this.#look(), FRAME_EVERY_MS);
    this.#say("watching");
  }

  #say(state) {
    if (this.#stopped) return;
    this.dataset.state = state;
    this.dispatchEvent(new CustomEvent("state"));
  }

  // One frame at a time: what comes while one is being read is never seen.
  async #look() {
    if (this.#busy || document.hidden || this.video.videoWidth === 0) return;
    if (performance.now() < this.#answersUntil) return;
    this.#busy = true;
    try {
      const texts = this.detector ? await this.#askBrowser() : [await this.#askWorker()];
      for (const text of texts) if (text) this.see(text);
    } finally {
      this.#busy = false;
    }
  }

  async #askBrowser() {
    try {
      return (await this.detector.detect(this.video)).map((code) => code.rawValue);
    } catch {
      this.#browserFailures += 1;
      if (this.#browserFailures >= BROWSER_FAILURES_MAX) this.detector = null;
      return [];
    }
  }

  #askWorker() {
    const { side, luminance } = this.#frame();
    this.worker ??= new Worker("/scanner/worker.js", { type: "module" });
    return new Promise((resolve) => {
      this.worker.onmessage = ({ data }) => {
        this.luminance = data.luminance;
        resolve(data.text);
      };
      // It has met something that it cannot go on after; the next frame has a new one.
      this.worker.onerror = () => {
        this.worker.terminate();
        this.worker = this.luminance = undefined;
        resolve(undefined);
      };
      this.worker.postMessage({ width: side, luminance }, [luminance.buffer]);
    });
  }

  // The square in the middle, and how light it is.
  #frame() {
    const { videoWidth, videoHeight } = this.video;
    const square = Math.min(videoWidth, videoHeight);
    const side = Math.min(square, FRAME_SIDE_MAX);
    const { canvas } = this.canvas;
    if (canvas.width !== side) canvas.width = canvas.height = side;
    const [left, top] = [(videoWidth - square) / 2, (videoHeight - square) / 2];
    this.canvas.drawImage(this.video, left, top, square, square, 0, 0, side, side);
    const { data } = this.canvas.getImageData(0, 0, side, side);
    const luminance = this.luminance?.length === side * side ? this.luminance : new Uint8Array(side * side);
    for (let from = 0, to = 0; to < luminance.length; from += 4, to += 1) {
      luminance[to] = (data[from] * 77 + data[from + 1] * 150 + data[from + 2] * 29) >> 8;
    }
    return { side, luminance };
  }

  // Takes what a code says, and tells of it unless it was just there.
  see(text) {
    const now = performance.now();
    const rests = now - (this.#seen.get(text) ?? -Infinity) < REST_MS;
    for (const [other, at] of this.#seen) if (now - at > REST_MS) this.#seen.delete(other);
    this.#seen.set(text, now);
    if (rests) return;
    this.#answersUntil = now + ANSWER_MS;
    this.dataset.text = text;
    this.dispatchEvent(new CustomEvent("ticket"));
  }

  #light(isOn) {
    this.track?.applyConstraints({ advanced: [{ torch: isOn }] }).catch(() => {});
  }

  #play(tone) {
    const notes = TONES[tone.replace(/-\d+$/, "")];
    if (this.#stopped || !notes || this.hasAttribute("data-silent")) return;
    this.audio ??= new AudioContext();
    this.audio.resume();
    let at = this.audio.currentTime;
    for (const [hertz, milliseconds] of notes) {
      const ends = at + milliseconds / 1000;
      if (hertz) this.#sound(hertz, at, ends);
      at = ends;
    }
  }

  // It fades in and out within some milliseconds, so that it does not click.
  #sound(hertz, starts, ends) {
    const oscillator = this.audio.createOscillator();
    const gain = this.audio.createGain();
    oscillator.type = "triangle";
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, starts);
    gain.gain.linearRampToValueAtTime(0.5, starts + 0.01);
    gain.gain.setValueAtTime(0.5, ends - 0.02);
    gain.gain.linearRampToValueAtTime(0, ends);
    oscillator.connect(gain).connect(this.audio.destination);
    oscillator.start(starts);
    oscillator.stop(ends);
  }
}

// What the browser itself reads codes with; null where it has nothing, or only for other kinds of codes.
async function browserDetector() {
  try {
    const formats = await globalThis.BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

customElements.define("door-camera", DoorCamera);
