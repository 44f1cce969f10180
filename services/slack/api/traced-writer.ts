import type { Trace } from '../../meetings/ports/trace.ts';
import type { WriteOutcome } from './attempt.ts';
import type { SlackWriter } from './writer.ts';

/** The same writer; each call and what came of it is told to the trace of the meeting that it's made for. */
export function tracedWriter(writer: SlackWriter, trace: Pick<Trace, 'called'>): SlackWriter {
  const told =
    <Given extends unknown[], Value>(
      name: string,
      call: (...given: Given) => Promise<WriteOutcome<Value>>,
    ): typeof call =>
    async (...given) => {
      const from = performance.now();
      const outcome = await call(...given);
      trace.called('slack', name, outcome.ok ? 'ok' : outcome.failure.kind, performance.now() - from);
      return outcome;
    };
  return {
    post: told('post', writer.post),
    edit: told('edit', writer.edit),
    remove: told('remove', writer.remove),
    react: told('react', writer.react),
    postEphemeral: told('post_ephemeral', writer.postEphemeral),
    find: told('find', writer.find),
  };
}
