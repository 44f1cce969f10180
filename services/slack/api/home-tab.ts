import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import type { ClosedHome, Home, Resident } from '../../home/home.ts';
import type { HomeTab } from '../../home/ports/home-tab.ts';
import type { ClientOf } from './client-of.ts';
import { writeFailureOf } from './slack-errors.ts';

type Deps = {
  clientOf: ClientOf;
  /** How a home looks. */
  view: (resident: Resident, home: Home | ClosedHome, notice: string | null) => HomeView;
  log: { warn(fields: object, message: string): void };
};

/** Its person is no more, or the app has no such tab. */
const noSuchTab = new Set(['user_not_found', 'user_not_visible', 'not_enabled', 'not_installed']);

/**
 * Publishes Home tabs, past the outbox: it is nobody's message, and the next one replaces it
 * (https://docs.slack.dev/reference/methods/views.publish).
 */
export function createHomeTab({ clientOf, view, log }: Deps): HomeTab {
  return {
    async show(resident, home, notice, before) {
      // Without the notice: what came of a press stays until something else changes.
      const plain = view(resident, home, null);
      const fingerprint = createHash('sha256').update(JSON.stringify(plain)).digest('base64url');
      if (fingerprint === before) return { fingerprint };
      try {
        const shown = notice === null ? plain : view(resident, home, notice);
        await (await clientOf(resident.teamId)).views.publish({ user_id: resident.userId, view: shown });
        return { fingerprint };
      } catch (error) {
        const failure = writeFailureOf(error);
        if ('error' in failure && noSuchTab.has(failure.error)) return 'gone';
        log.warn({ err: error }, 'Could not show a Home tab; it will be retried');
        return 'failed';
      }
    },
  };
}
