import { createRateLimit, takeAll } from '../../../services/common/rate-limit.ts';
import type { HttpRequest, Route } from '../../http/server.ts';
import { answerPage, answerRedirect } from '../../oauth/page.ts';
import { sayTooOften } from '../../oauth/words.ts';
import { redirectPath } from '../manifest.ts';
import { type Installer, isInstalled } from './installer.ts';
import { sayInstalled } from './words.ts';

export const installPath = '/slack/install';

/** Nobody has to prove anything: each sender's requests, and all senders' together. */
const rates = { one: { burst: 20, everySeconds: 10 }, all: { burst: 200, everySeconds: 1 } };

/** `GET /slack/install` sends a browser to Slack, and `GET /slack/oauth_redirect` takes it back, once. */
export function installRoutes(installer: Installer, clock: () => number): Route[] {
  const [ofOne, ofAll] = [createRateLimit(rates.one, clock), createRateLimit(rates.all, clock)];
  const isTooOften = ({ sender }: HttpRequest) =>
    takeAll([
      [ofOne, sender()],
      [ofAll, ''],
    ]) > 0;
  return [
    {
      method: 'GET',
      path: installPath,
      async handle(request) {
        if (isTooOften(request)) return answerPage(429, sayTooOften);
        const { location, cookie } = await installer.begin(request.headers.cookie);
        return answerRedirect(location, { 'set-cookie': cookie });
      },
    },
    {
      method: 'GET',
      path: redirectPath,
      async handle(request) {
        if (isTooOften(request)) return answerPage(429, sayTooOften);
        const { outcome, cookie } = await installer.end(`?${request.query()}`, request.headers.cookie);
        const page = answerPage(isInstalled(outcome) ? 200 : 400, sayInstalled(outcome, installPath));
        return cookie ? { ...page, headers: { ...page.headers, 'set-cookie': cookie } } : page;
      },
    },
  ];
}
