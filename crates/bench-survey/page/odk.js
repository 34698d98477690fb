// ODK's engine, as its types and comments say to use it. No factory of reactive state is given: what it writes goes
// to plain objects, which costs it least.
import { loadForm } from '/index.js';

const load = async ({ xml }) => {
    const form = await loadForm(xml);
    if (form.status === 'failure') throw form.error;
    return form.createInstance().root;
};

const all = function* (node) {
    yield node;
    for (const child of node.currentState.children ?? []) yield* all(child);
};

// Paths are looked up once, outside of what is timed; an added instance makes them be looked up again.
const known = new WeakMap();
const node = (root, path) => {
    const find = () => known.get(root)?.get(path);
    if (find() === undefined) {
        known.set(root, new Map([...all(root)].map((one) => [one.currentState.reference, one])));
    }
    return find();
};

const setters = {
    input: (one, text) => one.setValue(text),
    select: (one, text) => one.selectValues(text.split(' ')),
    rank: (one, text) => one.setValues(text.split(' ')),
    range: (one, text) => one.setValue(Number(text)),
    trigger: (one, text) => one.setValue(text === 'OK'),
};

export const odk = {
    load,
    loadXml: load,
    node,
    answer: (_, one, text) => setters[one.nodeType](one, text),
    add: (root, range) => {
        range.addInstances();
        known.delete(root);
    },
    value: (_, one) => one.currentState.instanceValue,
    asked: (_, { currentState }) => {
        const words = [currentState.label?.asString, currentState.hint?.asString];
        for (const { value, label } of currentState.valueOptions ?? []) {
            words.push(value, label.asString);
        }
        return words;
    },
    isValid: (_, one) => one.validationState.violation === null,
    pages: () => {},
    submission: async (root) => {
        const { data } = await root.prepareInstancePayload({ payloadType: 'monolithic' });
        return data[0].get('xml_submission_file').text();
    },
    close: () => {},
};
