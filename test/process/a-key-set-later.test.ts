import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { ownerOfPasscode } from '../../services/store/passcodes.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { spawnApp } from '../support/app-process.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { letInAtOnce } from '../support/slack-acts.ts';

const waitOptions = { timeout: onThisMachine(25_000) };
const lost = 'needs a key that ENCRYPTION_KEY doesn’t have';

describe.runIf(inject('database') === 'embedded')(
  'ENCRYPTION_KEY set beside a database that made a key itself',
  (test) => {
    test('still opens what that encrypted, takes it over, and a start and a backup say what they need', async ({
      onTestFinished,
    }) => {
      const world = await startProcessWorld({ pika: { script: letInAtOnce } }, onTestFinished);
      const { slack, folder } = world;
      const made = join(folder, 'encryption-key');
      const backUp = async (name: string, settings: Record<string, string>) => {
        const [env, cwd] = [{ DATA_DIR: folder, ...settings }, join(folder, '..')];
        const ran = spawnApp({ env, cwd, args: ['backup', join(cwd, name)], finished: onTestFinished });
        await ran.exit;
        return ran.output();
      };
      const first = await world.start();
      await slack.post({
        channel: slack.channels.general.id,
        text: 'now: https://us02web.zoom.us/j/81234567890?pwd=s3cr3tPass.1',
      });
      await slack.waitForMessage(({ text }) => text.includes('is connected'), waitOptions);
      await first.kill();
      expect(existsSync(made)).toBe(true);
      expect(await backUp('one.backup', {})).toContain('with the key that decrypts it');

      const [mine, other] = [randomBytes(32), randomBytes(32)];
      const settings = { ENCRYPTION_KEY: mine.toString('base64') };
      const second = await world.start({ settings });
      const opened = () =>
        world.inDatabase(async (db) => {
          const [row] = await db.select().from(meetings);
          const cipher = createSecretCipher({ kind: 'setting', keys: [mine] });
          return cipher.decrypt(row?.passcode ?? '', ownerOfPasscode(row?.callKey ?? ''));
        });
      // It stops once its first housekeeping is done.
      second.signal('SIGTERM');
      await second.exit;
      expect(await opened()).toEqual({ ok: true, value: 's3cr3tPass.1' });
      expect(second.output()).not.toContain(lost);
      expect(await backUp('two.backup', settings)).toContain('but not ENCRYPTION_KEY');

      rmSync(made);
      const third = await world.start({ settings: { ENCRYPTION_KEY: other.toString('base64') } });
      expect(await third.waitForLine(lost, waitOptions)).toContain('"unreadable":1');
    });
  },
);
