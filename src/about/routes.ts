import { createRateLimit, type Rate, takeAll } from '../../services/common/rate-limit.ts';
import { hashOf } from '../../services/common/secret.ts';
import type { AskedToForget } from '../../services/consent/about/ask-to-forget.ts';
import type { LeaveByPage } from '../../services/consent/about/leave-by-page.ts';
import type { AboutCall } from '../../services/consent/about/read-page.ts';
import { publicUrlAt } from '../http/public-url.ts';
import type { HttpAnswer, HttpRequest, Route } from '../http/server.ts';
import { tooMany } from '../http/too-many.ts';
import { answerAbout, answerText } from './page.ts';
import { sayAsked, sayLeft, sayNoPage, sayTooOften } from './words.ts';

export type AboutDeps = {
  isPage: (token: string) => Promise<boolean>;
  /** Each null where there's no such page. */
  read: (token: string) => Promise<AboutCall | null>;
  leave: (token: string) => Promise<LeaveByPage | null>;
  forget: (token: string, name: string, startedAt: Date | null) => Promise<AskedToForget | null>;
  /** Milliseconds of a clock that only goes on. */
  clock: () => number;
};

const aboutPath = '/about/';

/** Of the page about a call. */
export const pageUrlAt = publicUrlAt(aboutPath);

/** Each sender's, each page's and all together. */
type Rates = { one: Rate; page: Rate; all: Rate };
const reading: Rates = {
  one: { burst: 30, everySeconds: 2 },
  page: { burst: 120, everySeconds: 0.5 },
  all: { burst: 300, everySeconds: 0.05 },
};
/** For each thing that is asked: who asks for one without end keeps nobody from another. */
const asking: Rates = {
  one: { burst: 10, everySeconds: 30 },
  page: { burst: 20, everySeconds: 30 },
  all: { burst: 100, everySeconds: 1 },
};

/** In bytes: a name, and when a call was. */
const maxBodyBytes = 4 * 1024;
const isToken = /^[\w-]{43}$/;
const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** `GET /about/<token>`, and what people ask by it. Who isn't to come in is told before anything is read, here or in the database. */
export function aboutRoutes({ isPage, read, leave, forget, clock }: AboutDeps): Route[] {
  const mayRead = limitOf(reading, clock);
  const mayAsk = { leave: limitOf(asking, clock), forget: limitOf(asking, clock) };
  return [
    {
      method: 'GET',
      path: aboutPath,
      isPrefix: true,
      async handle({ rest: token, sender }) {
        if (!isToken.test(token)) return noPage;
        const waitMs = mayRead(sender(), token);
        if (waitMs > 0) return answerLater(waitMs);
        const about = await read(token);
        return about ? answerAbout(about, `${aboutPath}${token}`) : noPage;
      },
    },
    {
      method: 'POST',
      path: aboutPath,
      isPrefix: true,
      maxBodyBytes,
      async handle(request) {
        const [token = '', what = '', ...more] = request.rest.split('/');
        if (!isToken.test(token) || !isWhat(what) || more.length > 0) return noPage;
        if (!isForm.test(request.headers['content-type'] ?? '')) return { status: 415 };
        const waitMs = mayAsk[what](request.sender(), token);
        if (waitMs > 0) return answerLater(waitMs);
        // A body of nobody's page isn't read.
        if (!(await isPage(token))) return noPage;
        return what === 'leave' ? left(await leave(token)) : asked(await forgetBy(request, token, forget));
      },
    },
  ];
}

function isWhat(what: string): what is 'leave' | 'forget' {
  return what === 'leave' || what === 'forget';
}

function limitOf({ one, page, all }: Rates, clock: () => number) {
  const ofOne = createRateLimit(one, clock);
  const ofPage = createRateLimit(page, clock);
  const ofAll = createRateLimit(all, clock);
  return (sender: string, token: string): number =>
    takeAll([
      [ofOne, sender],
      [ofPage, hashOf(token)],
      [ofAll, ''],
    ]);
}

async function forgetBy(
  { body }: HttpRequest,
  token: string,
  forget: AboutDeps['forget'],
): Promise<AskedToForget | null> {
  const form = new URLSearchParams((await body()).toString('utf8'));
  const startedAt = new Date(form.get('when') ?? '');
  const isDate = !Number.isNaN(startedAt.getTime());
  return forget(token, form.get('name') ?? '', isDate ? startedAt : null);
}

function left(outcome: LeaveByPage | null): HttpAnswer {
  return outcome ? answerText(200, sayLeft(outcome)) : noPage;
}

function asked(outcome: AskedToForget | null): HttpAnswer {
  if (!outcome) return noPage;
  const isRefused = outcome.kind === 'no_name' || outcome.kind === 'long_name';
  return answerText(isRefused ? 400 : 200, sayAsked(outcome));
}

const noPage = answerText(404, sayNoPage);

function answerLater(waitMs: number): HttpAnswer {
  const answer = answerText(429, sayTooOften);
  return { ...answer, headers: { ...answer.headers, ...tooMany(waitMs).headers } };
}
