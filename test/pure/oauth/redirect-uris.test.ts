import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeIn, newConnectCode, shownCode } from '../../../services/agents/oauth/connect-code.ts';
import { provesChallenge } from '../../../services/agents/oauth/pkce.ts';
import {
  hostOfRedirect,
  isRegistered,
  isUsableRedirect,
  withParameters,
} from '../../../services/agents/oauth/redirect-uris.ts';

test.each([
  ['https://claude.ai/api/mcp/auth_callback', 'claude.ai'],
  ['https://client.example:8443?x=1', 'client.example:8443'],
  ['https://xn--pple-43d.example/cb', 'xn--pple-43d.example'],
  ['http://localhost:8787/callback', null],
  ['http://127.0.0.1/', null],
  ['http://[::1]:3000/cb?x', null],
])('codes may be sent to %s', (uri, host) => {
  expect(isUsableRedirect(uri)).toBe(true);
  expect(hostOfRedirect(uri)).toBe(host);
});

test.each([
  ...[
    'http://client.example/cb',
    'ftp://client.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'cursor://x/cb',
  ],
  ...[
    'https:client.example',
    'https:///client.example',
    'https://a@client.example/',
    'https://a:b@client.example/',
  ],
  ...['https://client.example/#x', 'https://client.example/\\evil', 'https://client.example\\@evil.test'],
  ...[
    'https://client.example/ x',
    'https://client.example/\r\nset-cookie: x',
    'https://client.example/"x',
    'https://ä.example/',
  ],
  ...[
    'https://client.example:99999/',
    'https://-x.example/',
    'https://',
    'http://localhost.evil.test/cb',
    'http://127.0.0.2/cb',
  ],
  ...[
    'http://localhost@evil.test/',
    'http://[::1].evil.test/',
    `https://client.example/${'x'.repeat(1_000)}`,
    '',
    ' ',
  ],
])('codes are never sent to %j', (uri) => {
  expect(isUsableRedirect(uri)).toBe(false);
});

test('what is usable is read by browsers as we read it, and keeps its parameters when the answer is added', () => {
  const part = fc.string({
    unit: fc.constantFrom(...'az09.-_~%/?:@!$&\'()*+,;=#\\"<> \t\r\n'),
    maxLength: 20,
  });
  const uris = fc.tuple(
    fc.constantFrom('https://client.example', 'http://localhost:1', 'http://127.0.0.1'),
    part,
  );
  fc.assert(
    fc.property(uris, fc.string(), ([base, rest], state) => {
      const uri = `${base}${rest}`;
      if (!isUsableRedirect(uri)) return;
      const [seen, given] = [new URL(withParameters(uri, { code: 'c', state })), new URL(uri)];
      expect(seen.hostname).toBe(/^https?:\/\/([^/?:]*)/.exec(uri)?.[1]);
      expect(seen.pathname).toBe(given.pathname);
      expect(seen.searchParams.getAll('code').at(-1)).toBe('c');
      expect(seen.searchParams.getAll('state').at(-1)).toBe(state.toWellFormed());
      for (const [name, value] of given.searchParams) expect(seen.searchParams.getAll(name)).toContain(value);
    }),
  );
});

test('an address is the one that was registered, character by character, but for the port of a loopback one', () => {
  const registered = ['https://client.example/cb', 'http://localhost/cb?x=1', 'http://[::1]:1/cb'];
  for (const asked of [...registered, 'http://localhost:51004/cb?x=1', 'http://[::1]/cb'])
    expect(isRegistered(registered, asked), asked).toBe(true);
  for (const asked of [
    ...['https://client.example:443/cb', 'https://client.example/cb/', 'https://client.example/cb?'],
    ...[
      'http://localhost:51004/cb',
      'http://localhost:51004/cb?x=2',
      'http://127.0.0.1/cb?x=1',
      'http://localhost/CB?x=1',
    ],
  ])
    expect(isRegistered(registered, asked), asked).toBe(false);
});

test('a verifier proves its challenge, as in the example of RFC 7636, and another or a short one doesn’t', () => {
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  expect(provesChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', challenge)).toBe(true);
  expect(provesChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK', challenge)).toBe(false);
  expect(provesChallenge('short', challenge)).toBe(false);
});

test('a code is read as it is shown, however it is typed, and words of the command aren’t codes', () => {
  for (let time = 0; time < 200; time += 1) {
    const code = newConnectCode();
    for (const typed of [code, shownCode(code), shownCode(code).toLowerCase(), `\`${shownCode(code)}\``])
      expect(codeIn(typed)).toBe(code);
  }
  for (const word of [
    'list',
    'revoke',
    'read',
    'in',
    '#general',
    'ab12',
    'standups',
    '<#C0GENERAL1|general>',
    '<@U0ADA00001>',
  ])
    expect(codeIn(word), word).toBeNull();
});
