// Makes the program's functions known to whoever steers this page.
import init, { firstSync, readBack, syncAgain } from '/bench_page.js';

/** What the requests since `since` cost: how many, their bodies as sent and as read. */
const requests = (since) => {
    const made = performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.includes('/api/') && entry.startTime >= since);
    const sum = (field) => made.reduce((bytes, entry) => bytes + entry[field], 0);
    return {
        requests: made.length,
        sent_bytes: sum('encodedBodySize'),
        body_bytes: sum('decodedBodySize'),
    };
};

const counted = async (work) => {
    const since = performance.now();
    const figures = await work();
    return { ...figures, ...requests(since) };
};

await init();
window.bench = {
    firstSync: (name, area, word) => counted(() => firstSync(name, area, word)),
    syncAgain: () => counted(syncAgain),
    readBack,
    bytes: async (path) => [...new Uint8Array(await (await fetch(path)).arrayBuffer())],
    async gzipBytes(paths) {
        let bytes = 0;
        for (const path of paths) {
            const { body } = await fetch(path);
            const packed = new Response(body.pipeThrough(new CompressionStream('gzip')));
            bytes += (await packed.arrayBuffer()).byteLength;
        }
        return bytes;
    },
    // The chunks that writeChunks wrote, read by nobody's code but this: what the browser takes at least to open a
    // database and to give its bytes.
    async readChunks(name, count) {
        const start = performance.now();
        const opened = indexedDB.open(name, 1);
        await new Promise((resolve, reject) => {
            opened.onsuccess = resolve;
            opened.onerror = () => reject(opened.error);
        });
        const store = opened.result.transaction('chunks').objectStore('chunks');
        const chunks = await Promise.all(
            Array.from({ length: count }, (_, index) => {
                const asked = store.get(index);
                return new Promise((resolve, reject) => {
                    asked.onsuccess = () => resolve(asked.result);
                    asked.onerror = () => reject(asked.error);
                });
            }),
        );
        const ms = performance.now() - start;
        opened.result.close();
        return { ms, count: chunks.filter((chunk) => chunk.length > 0).length };
    },
    // The chunks of some packs, written by nobody's code but this: fetched all at once by paths that are known
    // before, checked by nothing, and put into a database that is not there yet in one transaction as durable as
    // ours. `packs` are paths with the lengths of the chunks in them. With the path of a manifest it does what nobody
    // leaves out who is not told before what there is, and does not believe it: the manifest first, and every chunk's
    // digest.
    async writeChunks(name, packs, manifest) {
        const fetchStart = performance.now();
        if (manifest) await (await fetch(manifest)).arrayBuffer();
        const fetched = await Promise.all(
            packs.map(async ({ path, lengths }) => {
                const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
                let end = 0;
                return lengths.map((length) => bytes.slice(end, (end += length)));
            }),
        );
        const chunks = fetched.flat();
        if (manifest) await Promise.all(chunks.map((bytes) => crypto.subtle.digest('SHA-256', bytes)));
        const openStart = performance.now();
        const opened = indexedDB.open(name, 1);
        opened.onupgradeneeded = () => opened.result.createObjectStore('chunks');
        await new Promise((resolve, reject) => {
            opened.onsuccess = resolve;
            opened.onerror = () => reject(opened.error);
        });
        const database = opened.result;
        const writeStart = performance.now();
        await new Promise((resolve, reject) => {
            const transaction = database.transaction('chunks', 'readwrite', { durability: 'strict' });
            const store = transaction.objectStore('chunks');
            chunks.forEach((bytes, index) => store.put(bytes, index));
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error);
            transaction.commit();
        });
        const end = performance.now();
        database.close();
        return {
            fetched_ms: end - fetchStart,
            created_ms: end - openStart,
            written_ms: end - writeStart,
        };
    },
};
document.title = 'ready';
