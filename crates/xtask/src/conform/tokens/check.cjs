// Exchanges tokens between our program and @cloudflare/voprf-ts: each is the phone of the other's server, and both derive
// the standard's key from the standard's seed. Writes a line of JSON for each check.
//
// Usage: node check.cjs NODE_MODULES PEER ROUNDS
const { createHash, randomBytes } = require('node:crypto');
const { execFileSync } = require('node:child_process');
const path = require('node:path');

const [modules, peer, rounds] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [path.dirname(modules)] }));
const voprf = load('@cloudflare/voprf-ts');
const { CryptoNoble } = load('@cloudflare/voprf-ts/crypto-noble');

const suite = voprf.Oprf.Suite.RISTRETTO255_SHA512;
const mode = voprf.Oprf.Mode.VOPRF;
const ours = (...parts) => execFileSync(peer, parts, { encoding: 'utf8' }).trim();
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const bytes = (digits) => new Uint8Array(Buffer.from(digits, 'hex'));
const info = (text) => new TextEncoder().encode(text);
const numbered = (what, round) => createHash('sha256').update(`${what} ${round}`).digest('hex');

const report = (what, failures) => console.log(JSON.stringify({ what, failures }));
const differ = (what, one, other) => (one === other ? [] : [`${what}: ${one} and ${other}`]);

async function keyOf(seed, words) {
  return voprf.deriveKeyPair(mode, suite, bytes(seed), info(words), CryptoNoble);
}

// A number of elements, then the elements: as the library writes requests.
const request = (element) =>
  voprf.EvaluationRequest.deserialize(suite, bytes(`0001${element}`), CryptoNoble);

async function theirServer(round) {
  const { privateKey, publicKey } = await keyOf(numbered('seed', round), 'sammen survey');
  const server = new voprf.VOPRFServer(suite, privateKey, CryptoNoble);
  const input = numbered('input', round);
  const kept = ours('blind', input, numbered('a', round) + numbered('b', round));
  const made = await server.blindEvaluate(request(ours('element', kept)));
  const flat = made.evaluated.map((one) => hex(one.serialize())).join('') + hex(made.proof.serialize());
  const output = ours('finish', kept, flat, hex(publicKey));
  const other = hex((await keyOf(numbered('other', round), 'x')).publicKey);
  report(`their server, our phone, round ${round}`, [
    ...differ('output', output, hex(await server.evaluate(bytes(input)))),
    ...differ('another key', ours('finish', kept, flat, other).startsWith('failed'), true),
  ]);
}

async function ourServer(round) {
  const seed = numbered('seed', round);
  const publicKey = ours('public', seed);
  const client = new voprf.VOPRFClient(suite, bytes(publicKey), CryptoNoble);
  const input = randomBytes(32);
  const [kept, asked] = await client.blind([new Uint8Array(input)]);
  const made = ours('evaluate', seed, hex(asked.blinded[0].serialize()));
  const evaluation = voprf.Evaluation.deserialize(suite, serialized(made), CryptoNoble);
  const [output] = await client.finalize(kept, evaluation);
  const theirs = await keyOf(seed, 'sammen survey');
  report(`our server, their phone, round ${round}`, [
    ...differ('key', publicKey, hex(theirs.publicKey)),
    ...differ('made', ours('made', seed, hex(input), hex(output)), 'true'),
    ...differ('made by another', ours('made', numbered('other', round), hex(input), hex(output)), 'false'),
  ]);
}

// How many elements, the elements, the mode, the proof.
const serialized = (made) =>
  bytes(`0001${made.slice(0, 64)}${mode.toString(16).padStart(2, '0')}${made.slice(64)}`);

async function standard() {
  const { publicKey } = await keyOf('a3'.repeat(32), 'test key');
  const expected = 'c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e';
  report('the key of RFC 9497, A.1.2', differ('key', hex(publicKey), expected));
}

(async () => {
  await standard();
  for (let round = 0; round < Number(rounds); round += 1) {
    await theirServer(round);
    await ourServer(round);
  }
})();
