// What else one could use, each as its documentation says to.
const timed = async (work) => {
    const start = performance.now();
    const count = await work();
    return { ms: performance.now() - start, count };
};

const ended = (request) =>
    new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });

const openDexie = (name) => {
    const database = new Dexie(name);
    database.version(1).stores({ activities: 'id' });
    return database;
};

const openRaw = (name) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () =>
        request.result.createObjectStore('activities', { keyPath: 'id' });
    return ended(request);
};

const fetchActivities = async () => (await fetch('/activities.json')).json();

window.bench = {
    pouchdb: {
        firstSync: (name) =>
            timed(async () => {
                const database = new PouchDB(name);
                const result = await database.replicate.from(`${location.origin}/couch/activities`);
                await database.close();
                return result.docs_written;
            }),
        readBack: (name) =>
            timed(async () => (await new PouchDB(name).allDocs({ include_docs: true })).rows.length),
    },
    dexie: {
        firstSync: (name) =>
            timed(async () => {
                const activities = await fetchActivities();
                const database = openDexie(name);
                await database.activities.bulkPut(activities);
                database.close();
                return activities.length;
            }),
        readBack: (name) => timed(async () => (await openDexie(name).activities.toArray()).length),
    },
    raw: {
        firstSync: (name) =>
            timed(async () => {
                const activities = await fetchActivities();
                const database = await openRaw(name);
                const transaction = database.transaction('activities', 'readwrite');
                const store = transaction.objectStore('activities');
                activities.forEach((activity) => store.put(activity));
                await new Promise((resolve, reject) => {
                    transaction.oncomplete = resolve;
                    transaction.onabort = () => reject(transaction.error);
                });
                database.close();
                return activities.length;
            }),
        readBack: (name) =>
            timed(async () => {
                const database = await openRaw(name);
                const store = database.transaction('activities').objectStore('activities');
                return (await ended(store.getAll())).length;
            }),
    },
};
document.title = 'ready';
