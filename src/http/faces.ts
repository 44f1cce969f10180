import { createRateLimit, type Rate, takeAll } from '../../services/common/rate-limit.ts';
import { publicUrlAt } from './public-url.ts';
import type { HttpAnswer, Route } from './server.ts';
import { tooMany } from './too-many.ts';

type Face = { bytes: Uint8Array; contentType: 'image/png' | 'image/jpeg' };

export type FacesDeps = {
  /** A picture that may be shown to anybody who has its id; null for every other. */
  read: (id: string) => Promise<Face | null>;
  /** Milliseconds of a clock that only goes on. */
  clock: () => number;
};

const facesPath = '/faces/';

/** Where Slack fetches a persona's picture. */
export const faceUrlAt = publicUrlAt(facesPath);

/** A face may be this old in memory, after its persona was archived too. */
const rememberMs = 30_000;
const maxRemembered = 8;

/** Looks into the database: each sender's, and all senders' together. */
const lookupsOfOne: Rate = { burst: 20, everySeconds: 1 };
const lookupsOfAll: Rate = { burst: 100, everySeconds: 0.05 };

/** `GET /faces/<id>`: a persona's picture, which Slack fetches from the internet to show it beside messages. */
export function faceRoute({ read, clock }: FacesDeps): Route {
  const ofOne = createRateLimit(lookupsOfOne, clock);
  const ofAll = createRateLimit(lookupsOfAll, clock);
  const remembered = new Map<string, { until: number; face: Face }>();
  const remember = (id: string, face: Face) => {
    remembered.delete(id);
    remembered.set(id, { until: clock() + rememberMs, face });
    const [oldest] = remembered.keys();
    if (remembered.size > maxRemembered && oldest) remembered.delete(oldest);
  };
  /** One look for all who ask for the same picture meanwhile: each has megabytes. */
  const looks = new Map<string, Promise<Face | null>>();
  const look = (id: string): Promise<Face | null> => {
    const mine = read(id)
      .then((face) => {
        if (face) remember(id, face);
        return face;
      })
      .finally(() => looks.delete(id));
    looks.set(id, mine);
    return mine;
  };
  return {
    method: 'GET',
    path: facesPath,
    isPrefix: true,
    async handle({ rest: id, sender }) {
      if (!isId.test(id)) return notFound;
      const known = remembered.get(id);
      if (known && known.until > clock()) return shown(known.face);
      remembered.delete(id);
      const waitMs = takeAll([
        [ofOne, sender()],
        [ofAll, ''],
      ]);
      if (waitMs > 0) return tooMany(waitMs);
      const face = await (looks.get(id) ?? look(id));
      return face ? shown(face) : notFound;
    },
  };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As the server answers every path that leads nowhere. */
const notFound: HttpAnswer = { status: 404 };

function shown({ bytes, contentType }: Face): HttpAnswer {
  return {
    status: 200,
    body: bytes,
    contentType,
    headers: {
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      // Whatever the bytes are, a browser runs nothing of them.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  };
}
