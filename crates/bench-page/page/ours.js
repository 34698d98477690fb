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
    // Chunks as they came, written by nobody's code but this: one transaction, as durable as ours.
    async writeChunks(name, paths) {
        const fetchStart = performance.now();
        const fetched = await Promise.all(
            paths.map(async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer())),
        );
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
            const chunks = transaction.objectStore('chunks');
            fetched.forEach((bytes, index) => chunks.put(bytes, paths[index]));
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error);
            transaction.commit();
        });
        const end = performance.now();
        database.close();
        return { fetched_and_written_ms: end - fetchStart, written_ms: end - writeStart };
    },
};
document.title = 'ready';
