// The peers' server: their page, the activities as JSON, and a CouchDB of PouchDB's own with them in it.
// Arguments: the folder with the page and the activities. Run where the packages are installed.
const { createRequire } = require('node:module');
const fs = require('node:fs');
const path = require('node:path');

const [pages, packages] = process.argv.slice(2);
const load = createRequire(path.join(packages, 'package.json'));
const express = load('express');
const PouchDB = load('pouchdb-core')
    .plugin(load('pouchdb-adapter-memory'))
    .plugin(load('pouchdb-mapreduce'))
    .plugin(load('pouchdb-replication'));
const InMemory = PouchDB.defaults({ adapter: 'memory' });

const app = express();
app.use(express.static(pages));
for (const [script, file] of [
    ['dexie.js', 'dexie/dist/dexie.min.js'],
    ['pouchdb.js', 'pouchdb/dist/pouchdb.min.js'],
]) {
    app.get(`/${script}`, (_, response) =>
        response.sendFile(path.join(packages, 'node_modules', file)),
    );
}
const couch = load('express-pouchdb');
app.use(
    '/couch',
    couch(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }),
);

const fill = async () => {
    const activities = JSON.parse(fs.readFileSync(path.join(pages, 'activities.json')));
    const database = new InMemory('activities');
    await database.bulkDocs(activities.map(({ id, ...rest }) => ({ _id: id, ...rest })));
    const { doc_count: count } = await database.info();
    const server = app.listen(0, '127.0.0.1', () => {
        console.log(`${count} activities`);
        console.log(`listening on http://127.0.0.1:${server.address().port}`);
    });
};
fill();
