import { type Answer, ok, refusal } from './answer.ts';
import type { Call, CallHandler, Rooms } from './call.ts';
import { imageFormat } from './image-format.ts';
import { callKey, isMeetingLink } from './meeting-link.ts';
import type { SessionOrder } from './session.ts';
import { isClone } from './voice-shelf.ts';

const required = ['voice_id', 'meet_url', 'bot_name', 'platform'];
const optional = ['meeting_password', 'system_prompt'];

/** PikaStream takes an avatar of more than 1 KB. */
const tooSmall = 1024;

export const createMeetingSession: CallHandler = (rooms, call) => {
  const order = readOrder(call);
  if ('problems' in order) {
    for (const problem of order.problems) rooms.violate(`meeting-session: ${problem}`);
    return refusal(422, 'INVALID_REQUEST', order.problems.join('; '));
  }
  // A wallet that is empty has been seen to answer with these words; the status is our guess.
  if (rooms.wallet.balance() <= 0) return refusal(402, 'AUTHENTICATION_FAILED', 'Invalid API balance');
  const { voiceId } = order.order;
  if (isClone(voiceId) && !rooms.voices.use(voiceId))
    return refusal(422, 'INVALID_REQUEST', `voice ${voiceId} not found`);
  return openSession(rooms, order.order);
};

function openSession({ sessions, violate }: Rooms, order: SessionOrder): Answer {
  const beside = sessions.live().find(({ meetUrl }) => callKey(meetUrl) === callKey(order.meetUrl));
  if (beside) violate(`a second live session for ${order.meetUrl}, beside ${beside.id} (${beside.status})`);
  const { id, platform, status } = sessions.open(order);
  return ok({ session_id: id, platform, status });
}

function readOrder({ body, request }: Call): { order: SessionOrder } | { problems: string[] } {
  if (body.problem) return { problems: [body.problem] };
  if (body.kind !== 'multipart') return { problems: ['the body must be multipart/form-data'] };
  const { fields, files } = body;
  const { meet_url: meetUrl = '', platform = '' } = fields;
  const problems = fieldProblems(fields);
  for (const name of Object.keys(files)) if (name !== 'image') problems.push(`unknown file ${name}`);
  if (!isMeetingLink(platform, meetUrl)) problems.push(`${meetUrl} is no ${platform} link`);

  const image = files.image;
  const format = image && imageFormat(image.bytes);
  if (!image) problems.push('image is missing');
  else if (image.bytes.length <= tooSmall) problems.push(`image of ${image.bytes.length} bytes is too small`);
  else if (!format) problems.push('image is neither PNG nor JPEG');
  else if (image.type !== `image/${format.format}`)
    problems.push(`image/${format.format} sent as ${image.type}`);

  if (problems.length > 0 || !image || !format) return { problems };
  return {
    order: {
      meetUrl,
      platform,
      botName: fields.bot_name ?? '',
      voiceId: fields.voice_id ?? '',
      systemPrompt: fields.system_prompt,
      password: fields.meeting_password,
      senderId: oneHeader(request.headers['x-sender-id']),
      messageChannel: oneHeader(request.headers['x-message-channel']),
      image: { ...format, filename: image.filename, bytes: image.bytes },
    },
  };
}

function fieldProblems(fields: Record<string, string>): string[] {
  return [
    ...required.filter((name) => !(name in fields)).map((name) => `${name} is missing`),
    ...Object.keys(fields)
      .filter((name) => ![...required, ...optional].includes(name))
      .map((name) => `unknown field ${name}`),
    ...Object.entries(fields)
      .filter(([, value]) => value.trim() === '')
      .map(([name]) => `${name} is empty`),
  ];
}

const oneHeader = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value);
