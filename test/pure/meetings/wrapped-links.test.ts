import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAlikes } from '../../support/look-alikes.ts';
import { parseCallLink } from '../../support/parse-call-link.ts';

const zoom = 'https://us02web.zoom.us/j/81234567890?pwd=AbC.1';
const meet = 'https://meet.google.com/abc-defg-hij';
const escaped = encodeURIComponent;
const asVersion2 = (url: string) =>
  escaped(url).replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%', '-');

/** How mail programs and sites wrap an address. */
const wrappers: Readonly<Record<string, (url: string) => string>> = {
  safeLinks: (url) =>
    `https://nam02.safelinks.protection.outlook.com/?url=${escaped(url)}&data=05%7C02&reserved=0`,
  safeLinksInEurope: (url) =>
    `https://eur05.safelinks.protection.outlook.com/ap/x-59/?url=${escaped(url)}&data=x`,
  safeLinksOfGovernment: (url) =>
    `https://usg02.safelinks.protection.office365.us/?url=${escaped(url)}&data=x`,
  safeLinksInTeams: (url) =>
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${escaped(url)}&x=1`,
  google: (url) => `https://www.google.com/url?q=${escaped(url)}&sa=D&source=calendar&usd=2`,
  googleElsewhere: (url) => `http://www.google.co.uk/url?sa=t&url=${escaped(url)}`,
  googleWithoutWww: (url) => `https://google.de/url?q=${escaped(url)}`,
  googleMeet: (url) => `https://meet.google.com/linkredirect?authuser=0&dest=${escaped(url)}`,
  slack: (url) => `https://slack-redir.net/link?url=${escaped(url)}&v=3`,
  proofpoint1: (url) => `https://urldefense.proofpoint.com/v1/url?u=${escaped(url)}&k=x`,
  proofpoint2: (url) => `https://urldefense.proofpoint.com/v2/url?u=${asVersion2(url)}&d=DwMFAg&c=x`,
  proofpoint2Newer: (url) => `https://urldefense.com/v2/url?u=${asVersion2(url)}&d=x`,
  proofpoint3: (url) => `https://urldefense.com/v3/__${url.replaceAll('*', '**A')}__;!!x!y$`,
  proofpoint3OfGovernment: (url) => `https://urldefense.us/v3/__${url}__;!!x!y$`,
  barracuda: (url) => `https://linkprotect.cudasvc.com/url?a=${escaped(url)}&c=E,1,x&typo=1`,
  cisco: (url) => `https://secure-web.cisco.com/1aB-_c/${escaped(url)}`,
  sophos: (url) =>
    `https://eu-west-1.protection.sophos.com/?d=zoom.us&u=${escaped(Buffer.from(url).toString('base64'))}&i=x`,
  fireEye: (url) => `https://protect2.fireeye.com/v1/url?k=x&q=1&e=y&u=${escaped(url)}`,
  trustwave: (url) => `https://scanmail.trustwave.com/?c=1&d=x&u=${escaped(url)}`,
  edgePilot: (url) => `https://link.edgepilot.com/s/abc/x?u=${escaped(url)}`,
  googleSignIn: (url) => `https://accounts.google.com/ServiceLogin?continue=${escaped(url)}`,
  escapedTwice: (url) => `https://www.google.com/url?q=${escaped(escaped(url))}`,
};
const wraps = fc.array(fc.constantFrom(...Object.keys(wrappers)), { maxLength: 4 });
const wrapped = (url: string, names: readonly string[]) =>
  names.reduce((inner, name) => wrappers[name]?.(inner) ?? inner, url);

test.each(Object.keys(wrappers))('a link that %s wrapped is that call, with its passcode', (name) => {
  expect(parseCallLink(wrapped(zoom, [name]))).toEqual({
    platform: 'zoom',
    key: 'zoom:81234567890',
    url: 'https://us02web.zoom.us/j/81234567890',
    passcode: 'AbC.1',
  });
});

test.each(['https://protect.checkpoint.com/v2', 'https://url.avanan.click/v2/r01'])(
  'a link within %s is that call',
  (host) => {
    expect(parseCallLink(`${host}/___${zoom}___.YXAz`)).toMatchObject({ passcode: 'AbC.1' });
  },
);

test('a character that Proofpoint took out comes back', () => {
  const link = 'https://urldefense.com/v3/__https:/zoom.us/j/81234567890?pwd=a.1*success__;Iw!!x!y$';
  expect(parseCallLink(link)).toMatchObject({ key: 'zoom:81234567890', passcode: 'a.1' });
});

test('a link wrapped many times in any forms is that call', () => {
  fc.assert(
    fc.property(fc.constantFrom(zoom, meet), wraps, (url, names) => {
      const link = wrapped(url, names);
      fc.pre(link.length <= 8_000);
      expect(parseCallLink(link), link).toEqual(parseCallLink(url));
    }),
    { numRuns: 500 },
  );
});

test('a look-alike stays no call, however it is wrapped', () => {
  // Proofpoint itself writes `https:/x`.
  const ascii = lookAlikes.filter((link) => !/[^!-~]|^https:\/[^/]/.test(link));
  fc.assert(
    fc.property(fc.constantFrom(...ascii), wraps, (url, names) => {
      expect(parseCallLink(wrapped(url, names))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('a redirect that leads to itself, or is nested without end, ends', () => {
  const endless = wrapped(
    zoom,
    Array.from({ length: 12 }, () => 'proofpoint3'),
  );
  expect(parseCallLink(endless)).toBeNull();
});
