import { join } from 'node:path';
import { examine } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { emulators, folderOfTest } from './setting-up.ts';

/** An app that is set up, and whoever runs `npm run doctor`. */
export async function someoneWithADoctor() {
  const { slack, pika, environment } = await emulators();
  const folder = join(folderOfTest(), 'data');
  const right: Record<string, string> = {
    ...environment,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    PIKA_DEV_KEY: pika.devKey,
    DATA_DIR: folder,
  };
  const findAll = async (settings: Record<string, string | undefined> = {}): Promise<readonly Finding[]> =>
    (await Promise.all(examine({ environment: { ...right, ...settings } }))).flat();
  return {
    slack,
    pika,
    folder,
    settings: right,
    findAll,
    /** What is found of one thing. */
    async find(
      check: string,
      settings: Record<string, string | undefined> = {},
    ): Promise<Finding | undefined> {
      return (await findAll(settings)).find((one) => one.check === check);
    },
  };
}
