// Both engines do the same in turn. What is timed is between `start` and `end`; all else is not.
import { odk } from '/odk.js';
import { ours } from '/ours.js';

const ANSWERS = 10;
const forms = new Map();

/** Milliseconds that `work` takes, and what it gives. */
const timed = async (work) => {
    const start = performance.now();
    const result = await work();
    return { ms: performance.now() - start, result };
};

/** Lets each engine do a thing, whose turn it is first. */
const both = async (oursFirst, measure) => {
    const figures = {};
    const turns = [['ours', ours], ['odk', odk]];
    for (const [name, engine] of oursFirst ? turns : turns.reverse()) {
        figures[name] = await measure(engine);
    }
    return figures;
};

/** The leaves of a response by path. What is made by chance is left out; numbers are compared as numbers. */
const leaves = (xml) => {
    const values = {};
    const visit = (element, path) => {
        if (element.localName === 'meta') return;
        const seen = {};
        for (const child of element.children) {
            const name = child.localName;
            seen[name] = (seen[name] ?? 0) + 1;
            visit(child, `${path}/${name}[${seen[name]}]`);
        }
        const text = element.textContent;
        if (element.children.length === 0) {
            values[path] = text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
        }
    };
    visit(new DOMParser().parseFromString(xml, 'text/xml').documentElement, '');
    return values;
};

const values = async (engine, session) => leaves(await engine.submission(session));

/** Opens a form; what the page never did before is not measured. */
const loading = (how, isCold) => (name, oursFirst) =>
    both(oursFirst, async (engine) => {
        const form = forms.get(name);
        if (!isCold) engine.close(await engine[how](form));
        const { ms, result } = await timed(() => engine[how](form));
        const came = await values(engine, result);
        engine.close(result);
        return { ms, values: came };
    });

/** Gives one answer after the other to one question, and then reads what follows. The mean of one answer. */
const answering = (path, answers, read) => (name, oursFirst) =>
    both(oursFirst, async (engine) => {
        const session = await engine.load(forms.get(name));
        const node = engine.node(session, path);
        for (const answer of answers) engine.answer(session, node, answer);
        const { ms } = await timed(() => {
            for (const answer of answers) engine.answer(session, node, answer);
        });
        const came = await read(engine, session);
        engine.close(session);
        return { ms: ms / answers.length, values: came };
    });

const calculated = (engine, session) => {
    const came = {};
    for (let n = 1; n <= 1000; n++) {
        const path = `/data/a${n}`;
        came[path] = engine.value(session, engine.node(session, path));
    }
    return came;
};

/** Answers a question after having read all that a page would show of it, and looks whether that is allowed. */
const ask = (engine, session, node, answer) => {
    engine.asked(session, node);
    engine.answer(session, node, answer);
    return engine.isValid(session, node);
};

/** Answers everything and writes the response. Where nodes are is looked up before, which is not timed. */
const filled = async (engine, { script, ...form }, eachTime) => {
    const session = await engine.load(form);
    let ms = 0;
    let at = 0;
    while (at < script.length) {
        const to = script.findIndex((step, index) => index >= at && step.add);
        const end = to < 0 ? script.length : to;
        const answers = script.slice(at, end).map(({ answer: [path, text] }) => [path, text]);
        const nodes = answers.map(([path]) => engine.node(session, path));
        const adds = to < 0 ? null : engine.node(session, script[to].add);
        const run = await timed(() => {
            answers.forEach(([path, text], index) => {
                if (!ask(engine, session, nodes[index], text)) throw new Error(`${path}: ${text}`);
                eachTime(session);
            });
            if (adds !== null) engine.add(session, adds);
        });
        ms += run.ms;
        at = end + 1;
    }
    const written = await timed(() => engine.submission(session));
    engine.close(session);
    return { ms: ms + written.ms, xml: written.result };
};

/** The middle time of three. */
const middle = async (work) => {
    const times = [];
    for (let run = 0; run < 3; run++) times.push((await work()).ms);
    return times.sort((one, other) => one - other)[1];
};

const fill = (name, oursFirst) =>
    both(oursFirst, async (engine) => {
        const form = forms.get(name);
        const { xml } = await filled(engine, form, () => {});
        const ms = await middle(() => filled(engine, form, () => {}));
        const whole_ms = engine === ours ? await middle(() => filled(engine, form, ours.pages)) : ms;
        return { ms, whole_ms, values: leaves(xml) };
    });

const numbers = Array.from({ length: ANSWERS }, (_, n) => String(n));
const modes = Array.from({ length: ANSWERS }, (_, n) => ['none', 'short', 'full'][n % 3]);

window.bench = {
    async fetchForms(names) {
        for (const name of names) {
            const [xml, compiled, script] = await Promise.all([
                fetch(`/${name}.xml`).then((response) => response.text()),
                fetch(`/${name}.form`).then((response) => response.arrayBuffer()),
                fetch(`/${name}.json`).then((response) => response.json()),
            ]);
            forms.set(name, { xml, compiled: new Uint8Array(compiled), script });
        }
    },
    loadCold: loading('load', true),
    load: loading('load', false),
    loadXml: loading('loadXml', false),
    chain: answering('/data/a0', numbers, calculated),
    fanOut: answering('/data/a0', numbers, calculated),
    mostDependents: answering('/data/front/mode', modes, values),
    fill,
};
document.title = 'ready';
