// Measures the page of the door from within, as a person meets it: what is timed ends when the page shows it.
(() => {
  const hook = (name) => `[data-test="${name}"]`;
  // Until a test of what is shown at a place holds; it is asked whenever that place has changed. Nothing else is watched:
  // what watches takes of the phone's time too.
  const until = (place, test) =>
    new Promise((resolve, reject) => {
      if (test()) return resolve();
      const watcher = new MutationObserver(() => {
        if (!test()) return;
        watcher.disconnect();
        clearTimeout(timer);
        resolve();
      });
      const timer = setTimeout(() => {
        watcher.disconnect();
        reject(new Error(`never: ${test}`));
      }, 8000);
      watcher.observe(place, { subtree: true, childList: true, characterData: true });
    });
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const picture = document.createElement("canvas");
  const frame = document.createElement("canvas");
  const SIDE = 640;
  picture.width = picture.height = frame.width = frame.height = SIDE;
  const worker = new Worker("/scanner/worker.js", { type: "module" });
  const read = (luminance) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data.text);
      worker.onerror = reject;
      worker.postMessage({ width: SIDE, luminance }, [luminance.buffer]);
    });

  // A ticket in half of what the camera sees, on a grey table.
  const draw = ({ side, dark }) => {
    const context = picture.getContext("2d");
    context.fillStyle = "#888";
    context.fillRect(0, 0, SIDE, SIDE);
    const square = Math.floor(SIDE / 2 / side);
    const from = Math.floor((SIDE - square * side) / 2);
    dark.forEach((isDark, at) => {
      context.fillStyle = isDark ? "#222" : "#ddd";
      context.fillRect(from + (at % side) * square, from + Math.floor(at / side) * square, square, square);
    });
  };

  // What the element of the camera does with a frame.
  const capture = () => {
    const context = frame.getContext("2d", { willReadFrequently: true });
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, SIDE, SIDE);
    const luminance = new Uint8Array(SIDE * SIDE);
    for (let from = 0, to = 0; to < luminance.length; from += 4, to += 1) {
      luminance[to] = (data[from] * 77 + data[from + 1] * 150 + data[from + 2] * 29) >> 8;
    }
    return luminance;
  };

  window.bench = {
    async scan(ticket) {
      draw(ticket);
      const start = performance.now();
      const luminance = capture();
      const captured = performance.now();
      const text = await read(luminance);
      const decoded = performance.now();
      if (text !== ticket.text) throw new Error(`read ${text}`);
      const answer = document.querySelector(".scan__result");
      document.querySelector("door-camera").see(text);
      await until(answer, () => answer.textContent.includes(ticket.name));
      // The page is laid out before it is asked where something stands.
      answer.getBoundingClientRect();
      const end = performance.now();
      const { verdict } = document.querySelector(hook("scan-verdict")).dataset;
      if (verdict !== "valid") throw new Error(`said ${verdict}`);
      // As people come: not all at once.
      await rest(300);
      return { capture_ms: captured - start, worker_ms: decoded - captured, decided_ms: end - decoded };
    },

    async search(typed) {
      const field = document.querySelector("#door-search");
      const found = document.querySelector(hook("found"));
      const enter = (text) => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      enter("kanarie99999");
      await rest(400);
      const before = found.textContent;
      const start = performance.now();
      enter(typed);
      await until(found, () => found.textContent !== before);
      found.getBoundingClientRect();
      return performance.now() - start;
    },

    // What the browser and the disk take for one small record that is kept strictly, with nobody's code around it: no answer
    // that comes after a scan is on the disk can come sooner.
    async writes(count) {
      const opened = indexedDB.open("bench-writes", 1);
      opened.onupgradeneeded = () => opened.result.createObjectStore("scans");
      await new Promise((resolve, reject) => {
        opened.onsuccess = resolve;
        opened.onerror = () => reject(opened.error);
      });
      const took = [];
      for (let number = 0; number < count; number += 1) {
        const start = performance.now();
        await new Promise((resolve, reject) => {
          const transaction = opened.result.transaction("scans", "readwrite", { durability: "strict" });
          transaction.objectStore("scans").put(new Uint8Array(200), number);
          transaction.oncomplete = resolve;
          transaction.onabort = () => reject(transaction.error);
          transaction.commit();
        });
        took.push(performance.now() - start);
        await rest(100);
      }
      opened.result.close();
      indexedDB.deleteDatabase("bench-writes");
      return took;
    },

    // How many pushes there were since the network came back, how long they took together, and what still waits.
    async pushes() {
      const pushes = performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith("/api/sync/push"));
      const outbox = await new Promise((resolve, reject) => {
        const opened = indexedDB.open("sammen");
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const count = opened.result.transaction("outbox").objectStore("outbox").count();
          count.onsuccess = () => {
            opened.result.close();
            resolve(count.result);
          };
        };
      });
      const ends = pushes.map((push) => push.responseEnd);
      const starts = pushes.map((push) => push.startTime);
      return { waiting: outbox, requests: pushes.length, ms: Math.max(...ends) - Math.min(...starts) };
    },
  };
})();
