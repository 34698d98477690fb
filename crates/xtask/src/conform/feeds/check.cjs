// Checks the feeds of one area with what others wrote: ical.js, schema-dts, @openactive/rpde-validator and
// @openactive/data-model-validator. Writes one JSON object a line: what was checked, and every failure.
//
// node check.cjs <modules> <activity list> <cache> <feeds' address>

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { spawnSync } = require('child_process');

const [modules, activityList, cache, address] = process.argv.slice(2);
const load = (name) => require(path.join(modules, name));

function report(what, failures) {
  console.log(JSON.stringify({ what, failures }));
}

async function get(name) {
  const response = await fetch(`${address}/${name}`);
  if (!response.ok) throw new Error(`${name} is answered with ${response.status}`);
  return response.text();
}

async function checkCalendar() {
  const { default: ICAL } = await import(path.join(modules, 'ical.js/dist/ical.js'));
  const calendar = new ICAL.Component(ICAL.parse(await get('calendar.ics')));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  const expected = new Map(
    JSON.parse(await get('events.jsonld'))['@graph'].map((event) => [event.identifier, event]),
  );
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  report(`ical.js: ${events.length} events`, events.length === expected.size ? [] : ['another number of dates']);
  for (const event of events) {
    const other = expected.get(event.uid.split('@')[0]);
    const failures = [];
    const status = event.component.getFirstPropertyValue('status');
    if (event.startDate.toUnixTime() * 1000 !== Date.parse(other.startDate)) failures.push('another start');
    if (event.endDate.toUnixTime() * 1000 !== Date.parse(other.endDate)) failures.push('another end');
    if (event.summary !== other.name) failures.push('another title');
    if ((status === 'CANCELLED') !== other.eventStatus.endsWith('Cancelled')) failures.push('another status');
    report(`ical.js: ${event.uid}`, failures);
  }
}

// Has the TypeScript compiler hold every shape of an event against schema.org's types.
async function checkEvents() {
  const events = JSON.parse(await get('events.jsonld'))['@graph'];
  const shape = (event) => [event.eventStatus, ...Object.keys(event).sort()].join();
  const shapes = [...new Map(events.map((event) => [shape(event), event])).values()];
  const lines = shapes.map((event, i) => `export const event${i}: Event = ${JSON.stringify(event)};`);
  const file = path.join(cache, 'events.ts');
  fs.writeFileSync(file, ["import type { Event } from 'schema-dts';", ...lines].join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
  const compiler = path.join(modules, 'typescript/lib/tsc.js');
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, file], { encoding: 'utf8' });
  shapes.forEach((event, i) => {
    const failures = stdout.split('\n').filter((line) => line.includes(`events.ts(${i + 2},`));
    report(`schema-dts: ${event.identifier}`, failures);
  });
  report('schema-dts: all', stdout.trim() === '' ? [] : [stdout]);
}

async function checkPages(name) {
  const { RpdeValidator } = load('@openactive/rpde-validator');
  const log = await RpdeValidator(`${address}/${name}`, { pageLimit: 50 });
  const errors = log.pages.flatMap((page) => page.errors);
  const failures = errors.filter((error) => error.severity === 'failure').map((error) => error.message);
  report(`rpde-validator: ${name}, ${log.pages.length} pages`, failures);
}

// The validator asks the network for the list of activities, unless it has it.
function keepActivityList() {
  const list = 'https://openactive.io/activity-list';
  const name = crypto.createHash('sha256').update(list).digest('hex');
  const data = JSON.parse(fs.readFileSync(activityList));
  fs.mkdirSync(cache, { recursive: true });
  const kept = {
    errorCode: 'error_none', data, statusCode: 200, url: list, exception: null,
    contentType: 'application/ld+json', fetchTime: Date.now(),
  };
  fs.writeFileSync(path.join(cache, `${name}.json`), JSON.stringify(kept));
}

async function checkItems(name) {
  const { validate } = load('@openactive/data-model-validator');
  let next = `${address}/${name}`;
  for (;;) {
    const page = await (await fetch(next)).json();
    if (page.items.length === 0) return;
    for (const item of page.items.filter((item) => item.state === 'updated')) {
      const options = {
        loadRemoteJson: true,
        remoteJsonCachePath: cache,
        remoteJsonCacheTimeToLive: 3600,
        validationMode: 'RPDEFeed',
      };
      const errors = await validate(item.data, options);
      const failures = errors.filter((error) => error.severity === 'failure');
      report(`data-model-validator: ${item.kind} ${item.id}`, failures.map((error) => `${error.path}: ${error.message}`));
    }
    next = page.next;
  }
}

(async () => {
  keepActivityList();
  await checkCalendar();
  await checkEvents();
  for (const name of ['session-series', 'scheduled-sessions']) {
    await checkPages(name);
    await checkItems(name);
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
