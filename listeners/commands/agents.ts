import { connectRequest } from '../../services/slack/blocks/connect-request.ts';
import { keyList } from '../../services/slack/blocks/keys.ts';
import {
  sayConnected,
  sayConnectedLate,
  sayRevoked,
  sayRevokedOf,
} from '../../services/slack/words/agents.ts';
import { sayNotAsked } from '../../services/slack/words/connections.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { PikaCommand } from './parse-pika.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika connect`: keys for agents that act for the person who asks, and for nobody else. */
export async function answerConnect(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: Extract<PikaCommand, { kind: 'connect' }>,
): Promise<CommandReply> {
  const { useCases } = deps;
  const { teamId, userId } = typed;
  const owner = { teamId, userId };
  switch (command.verb) {
    case 'new': {
      const made = useCases.connect(typed, command);
      const address = useCases.agentAddress();
      const said = made.then((one) => sayConnected(one, address));
      return respondInTime(
        deps,
        typed,
        said,
        made.then((one) => sayConnectedLate(one, address)),
      );
    }
    case 'code': {
      const outcome = await useCases.askPerson(typed, command);
      return outcome.kind === 'asked' ? connectRequest(outcome) : { text: sayNotAsked(outcome) };
    }
    case 'list':
      return keyList(await useCases.tokens(owner), useCases.agentAddress());
    case 'revoke': {
      const person = /^<@([UW][A-Z0-9]+)>$/.exec(command.which)?.[1];
      return person
        ? { text: sayRevokedOf(person, await useCases.revokeKeysOf(typed, person)) }
        : { text: sayRevoked(await useCases.revokeTokens(owner, command.which)) };
    }
    default:
      return command satisfies never;
  }
}
