// Reads codes in frames beside the page, so that the page stays smooth. A frame comes as how light each pixel is, and
// its memory goes back with the answer.
import init, { read } from "./decoder.js";

const ready = init();

self.onmessage = async ({ data: { width, luminance } }) => {
  await ready;
  const text = read(width, luminance);
  self.postMessage({ text, luminance }, [luminance.buffer]);
};

// A promise that fails is no error of a worker by itself.
self.onunhandledrejection = ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
};
