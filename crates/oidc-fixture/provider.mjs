// An OpenID Connect provider for tests: whoever types a login is that person.
//
// Run from its text, as `node --input-type=module --eval TEXT -- <oidc-provider's folder> <redirect URI>`, wherever the
// tests were built; prints its address. It ends with its parent,
// when its standard input does.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder, redirectUri] = process.argv.slice(1);
const { default: Provider } = await import(pathToFileURL(path.join(folder, 'lib', 'index.js')));

// Its address is known once it listens.
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'sammen',
      client_secret: 'a secret that is none',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  // Who types `vipstjert` or `vipstjert+2` is another person each, both with the address `vipstjert@gladsaxe.example`.
  // Of an address that begins with `unverified` nobody has made sure.
  findAccount: (context, login) => ({
    accountId: login,
    claims: () => ({
      sub: login,
      email: `${login.split('+')[0]}@gladsaxe.example`,
      email_verified: !login.startsWith('unverified'),
    }),
  }),
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  // Claims in the ID token itself, as municipalities' providers do.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ['not a secret'] },
  features: { devInteractions: { enabled: true } },
});

server.on('request', provider.callback());
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdout.write(`${issuer}\n`);
