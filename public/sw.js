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

// A message by a push service. The server wrote it in the language that the person asked for it in.
self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
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

// What is shown where a message cannot be read: a browser shows its own words if none are.
const NEWS = { da: "Der er nyt om det, du har sagt ja til", en: "There is news of what you said yes to" };

// One notification for each page: what is newest about a date stands alone.
async function show(data) {
  const { title = "Sammen", body = news(), url = "/mit" } = read(data);
  const icon = "/icons/icon-192.png";
  const options = { body, icon, badge: icon, tag: url, renotify: true, data: url };
  await self.registration.showNotification(title, options);
}

function read(data) {
  try {
    return data.json() ?? {};
  } catch {
    return {};
  }
}

function news() {
  const [language] = self.navigator.language.split("-");
  return NEWS[language] ?? NEWS.da;
}

// A window that shows something else keeps it: what was typed there is not lost.
async function open(page) {
  const url = new URL(page, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((window) => window.url === url.href);
  await (there ? there.focus() : self.clients.openWindow(url.href));
}
