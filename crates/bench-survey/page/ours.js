// Our engine, as the app uses it.
import init, { Session } from '/survey.js';

await init({ module_or_path: '/survey_bg.wasm' });

export const ours = {
    load: ({ compiled }) => Session.open(compiled),
    loadXml: ({ xml }) => Session.openXml(xml),
    node: (session, path) => session.find(path),
    answer: (session, node, text) => session.answer(node, text),
    add: (session, range) => session.add(range),
    value: (session, node) => session.value(node) ?? '',
    asked: (session, node) => session.asked(node),
    isValid: (session, node) => session.isValid(node),
    pages: (session) => session.pages(),
    submission: (session) => session.submission(),
    close: (session) => session.free(),
};
