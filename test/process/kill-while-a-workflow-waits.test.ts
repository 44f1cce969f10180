import { expect } from 'vitest';
import { stepFailpoints } from '../../services/meetings/failpoints.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { describeProcesses } from '../support/describe-processes.ts';
import { endCall, enterCall } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';

describeProcesses('kill -9 while a workflow waits for its step, then another process', (test) => {
  for (const failpoint of stepFailpoints) {
    test(`at ${failpoint}: the step is completed once`, async ({ onTestFinished }) => {
      const world = await startProcessWorld({}, onTestFinished);
      const { slack } = world;
      const first = await world.start({ failpoint });
      const inputs = { link: 'https://meet.google.com/abc-defg-hij', channel: slack.channels.general.id };
      const id = await slack.runStep({ callbackId: 'send_to_call', user: slack.users.ada.id, inputs });
      await enterCall(world);
      await endCall(world);
      expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
      const completed = slack.stepOf(id);
      expect(completed).toMatchObject({ kind: 'succeeded' });

      await world.age(60);
      await world.takeOver();
      const again = () =>
        slack.journal.entries.flatMap((entry) =>
          entry.kind === 'api' && entry.method === 'functions.completeSuccess' ? [entry.response] : [],
        );
      await expect
        .poll(again, { timeout: onThisMachine(25_000) })
        .toEqual([{ ok: true }, { ok: false, error: 'execution_not_in_running_state' }]);
      expect(slack.stepOf(id)).toBe(completed);
    });
  }
});
