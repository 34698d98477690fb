// Keeps the whole app on the phone, so that it opens without a network.
//
// The build replaces the two lines below: PRECACHE lists every file of the app with a hash of its
// content, BUILD is a hash over the list. A new list is a new worker, which waits until a page asks it
// to take over; nobody is moved to a new version in the middle of something.
const PRECACHE = [];
const BUILD = "dev";

const CACHE = `sammen-${BUILD}`;
const SHELL = "/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("sammen-") && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // The API is never answered from here: what the app knows is in its own storage.
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/") || url.pathname.startsWith("/health/")) return;
  const isPage = request.mode === "navigate";
  // Another program than this one, which phones do not keep: the staff's, and the page where an invitation is accepted.
  // Without a network this one says so.
  if (/^\/(staff|invitation)(\/|$)/.test(url.pathname)) {
    if (isPage) event.respondWith(fetch(request).catch(() => shell(request)));
    return;
  }
  event.respondWith(isPage ? shell(request) : asset(request));
});

// A name with a hash of the content in it, as the build gives to programs and styles.
const HASHED = /-[0-9a-f]{16}[._]/;

// Stores every file of this build; what an older build has under the same hashed name is taken over
// without being fetched again. All or nothing: a file that is missing fails the installation.
async function store() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    PRECACHE.map(async ({ url }) => {
      const known = HASHED.test(url) ? await caches.match(url) : undefined;
      const response = known ?? (await fetch(url, { cache: "no-cache", credentials: "omit" }));
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      await cache.put(url, response);
    }),
  );
}

async function shell(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(SHELL)) ?? fetch(request);
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
