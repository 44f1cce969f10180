import { type ClonedVoice, expiresAt, voiceLimits } from '../../personas/voices/voice.ts';
import { mention, quote, time } from '../mrkdwn.ts';
import { sayVoiceProblem } from './reasons/voices.ts';

const where = '`/pika personas`, *Voices…*';

function nameOf({ name }: Pick<ClonedVoice, 'name'>): string {
  return `*${quote(name, 60)}*`;
}

function when(moment: Date | null): string {
  return moment ? time(moment, '{date_short_pretty} at {time}') : 'soon';
}

export const noVoices =
  'You have no cloned voices. *New voice…* makes one from a recording: your own, or that of somebody who agrees in a DM first.';

/** One of somebody's list. */
export function sayVoice(voice: ClonedVoice, userId: string): string {
  const { ownerId, askedBy, hasSample, keepSample } = voice;
  const whose = ownerId === userId ? 'your voice' : `${mention(ownerId)}’s voice`;
  const by = askedBy === userId || askedBy === ownerId ? '' : ` · asked for by ${mention(askedBy)}`;
  const kept = hasSample && keepSample ? ' · recording kept' : '';
  return `${nameOf(voice)} · ${whose}${by}${kept}\n${sayState(voice)}`;
}

function sayState(voice: ClonedVoice): string {
  switch (voice.state) {
    case 'asked':
      return `Waits for ${mention(voice.ownerId)} to agree. Nothing was sent.`;
    case 'cloning':
      return 'Being cloned.';
    case 'ready':
      return `Ready. Unless it’s used, PikaStream deletes it ${when(expiresAt(voice))}.`;
    case 'expired':
      return `Gone: nobody used it for seven days.${afterwards(voice)}`;
    case 'failed':
      return `Not cloned. ${voice.problem ? sayVoiceProblem(voice.problem) : ''}`;
    case 'refused':
    case 'withdrawn':
      return 'Taken back.';
    default:
      return voice.state satisfies never;
  }
}

function afterwards({ hasSample }: ClonedVoice): string {
  return hasSample ? ' *Clone again* brings it back from the recording.' : ' It has to be recorded again.';
}

/** Asks a person for their voice. */
export function askForVoice(voice: ClonedVoice): string {
  const asker = mention(voice.askedBy);
  return (
    `${asker} gave me a recording of your voice (${voice.sampleFormat}) and would like to clone it as ${nameOf(voice)}. *Nothing has been sent yet.*\n` +
    `If you agree, PikaStream gets the recording and makes a voice of it. Personas that you or ${asker} make can then speak with it in calls. ` +
    'PikaStream deletes a voice that isn’t used for seven days. I delete the recording as soon as it’s cloned. ' +
    'With *Agree, and keep the recording* I keep it, encrypted, and it can be cloned again without asking you.\n' +
    `You can take your voice back at any time: ${where}. You don’t want this, or it isn’t your voice? Press *Refuse*. ` +
    `Without an answer, the recording is deleted in ${voiceLimits.askedDays} days.`
  );
}

/** Stands where its owner was asked. */
export function sayVoiceAnswer(voice: ClonedVoice): string {
  const asker = mention(voice.askedBy);
  if (voice.state === 'refused')
    return `You refused that ${asker} clones your voice as ${nameOf(voice)}. The recording is deleted; nothing was sent.`;
  if (voice.state === 'withdrawn')
    return `${asker} can’t clone your voice as ${nameOf(voice)}: the request is over. The recording is deleted; nothing was sent.`;
  const kept = voice.keepSample ? ', and that I keep the recording' : '';
  return `You agreed ${when(voice.agreedAt)} that ${asker} clones your voice as ${nameOf(voice)}${kept}. I’ll tell you when it’s ready. Changed your mind? ${where}.`;
}

export function sayRefused(voice: ClonedVoice): string {
  return `${mention(voice.ownerId)} refused: ${nameOf(voice)} isn’t cloned. The recording is deleted; nothing was sent.`;
}

/** What nobody can reach, and goes on its own. */
const outOfReach = 'PikaStream’s copy can’t be deleted from here; it goes after seven days without use.';

/** To those whom it concerns. `wasSent`: whether PikaStream got the recording. */
export function sayTakenBack(voice: ClonedVoice, by: string, wasSent: boolean): string {
  const gone = 'Personas with it need another voice before their next call. The recording is deleted.';
  return `${mention(by)} took back the voice ${nameOf(voice)}. ${gone}${wasSent ? ` ${outOfReach}` : ''}`;
}

/** To who took it back. */
export function sayYouTookBack(voice: ClonedVoice): string {
  const gone = 'no persona can use it any more, and the recording is deleted';
  return `${nameOf(voice)} is taken back: ${gone}.${voice.agreedAt ? ` ${outOfReach} A call that’s on keeps it until it ends.` : ''}`;
}

/** How a voice stands, for its owner and the person who asked for it. */
export function sayVoiceNews(voice: ClonedVoice): string {
  const name = nameOf(voice);
  switch (voice.state) {
    case 'ready':
      return voice.warnedAt ? sayWarning(voice) : sayReady(voice);
    case 'failed':
      return `${name} wasn’t cloned. ${voice.problem ? sayVoiceProblem(voice.problem) : ''}${sayRecording(voice)}`;
    case 'expired':
      return `The voice ${name} is gone: PikaStream deletes a voice that nobody uses for seven days. Personas with it need another one before their next call.${afterwards(voice)}`;
    case 'withdrawn':
      return `${mention(voice.ownerId)} hasn’t answered for ${voiceLimits.askedDays} days, so ${name} isn’t cloned. The recording is deleted; nothing was sent.`;
    default:
      return `${name}: ${sayState(voice)}`;
  }
}

function sayReady(voice: ClonedVoice): string {
  const recording = voice.hasSample ? 'I keep the recording, encrypted.' : 'The recording is deleted.';
  return (
    `The voice ${nameOf(voice)} is ready: choose it for a persona in \`/pika personas\`. ${recording} ` +
    `PikaStream deletes it ${when(expiresAt(voice))} unless it’s used in a call; I’ll remind you the day before.`
  );
}

function sayWarning(voice: ClonedVoice): string {
  const next = voice.hasSample
    ? 'I have the recording: afterwards *Clone again* brings it back.'
    : `Afterwards it has to be recorded again: ${where}.`;
  return `Nobody has used the voice ${nameOf(voice)} for six days. PikaStream deletes it ${when(expiresAt(voice))}. To keep it, send a persona with it into a call before then. ${next}`;
}

function sayRecording({ hasSample, keepSample }: ClonedVoice): string {
  if (hasSample && keepSample) return ' I still have the recording.';
  return hasSample ? ' I delete the recording in 24 hours.' : ' The recording is deleted.';
}

export const readingWords =
  'Reading the recording… If nothing happens within a minute, close this and try again.';

/** What came of the form. */
export function sayAsked(voice: ClonedVoice): string {
  return voice.state === 'asked'
    ? `${mention(voice.ownerId)} is asked in a DM. Nothing is sent before they agree; I’ll tell you.`
    : `${nameOf(voice)} is being cloned. I’ll tell you in a DM when it’s ready.`;
}

export function sayCloning(voice: ClonedVoice): string {
  return `${nameOf(voice)} is being cloned. I’ll tell you in a DM.`;
}

export function sayYouAnswered(voice: ClonedVoice): string {
  return voice.state === 'refused'
    ? 'Refused. The recording is deleted; nothing was sent.'
    : sayCloning(voice);
}
