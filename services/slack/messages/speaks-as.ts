import { asItLooks } from '../../common/as-it-looks.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { slackEmojiForm } from '../../personas/slack-emoji.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import type { Content, Speaker } from '../blocks/elements.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';

type Sent = Pick<Meeting, 'personaId' | 'botName' | 'faceId' | 'personaEmoji'>;

/** A meeting's message, under the name and face of its persona; the app's own where that is the one built in. */
export function spokenIn(meeting: Sent, content: Content): Content {
  const as = speakerOf(meeting);
  return as ? { ...content, as } : content;
}

/** What messages show, no matter who posted them: under another name nothing has changed that an edit could show. */
export function withoutSpeaker(contents: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...contents].map(([key, content]) => [key, onlyShown(content)]));
}

function onlyShown(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('as' in content)) return content;
  const { as: _, ...shown } = content;
  return shown;
}

/** Names are people's text: as in the call, and never one that could be taken for Slack's own. */
function speakerOf({ personaId, botName, faceId, personaEmoji }: Sent): Speaker | undefined {
  if (personaId === null) return undefined;
  const name = literal(withoutNotes(botName), limits.username).replaceAll('<', '‹').replaceAll('>', '›');
  if (name === '' || looksLikeSlack(name)) return undefined;
  return { name, faceId, emoji: slackEmojiForm.test(personaEmoji) ? personaEmoji : '' };
}

/** “Slack” itself, or written together with what a company calls its own; “Slacker” is a name. */
const asSlack =
  /^(?:the)?slack(?:$|s$|bot|app|hq|inc|team|staff|admin|support|help|security|system|notif|official)/;

function looksLikeSlack(name: string): boolean {
  const words = asItLooks(name).split(' ');
  const whole = words.join('');
  // Blanks between names are their own: “Jonas Lackner” is somebody.
  const isSpelledOut = words.every((word) => word.length === 1);
  return (
    words.some((word) => asSlack.test(word)) ||
    whole.includes('slackbot') ||
    (isSpelledOut && whole === 'slack')
  );
}
