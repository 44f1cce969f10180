import { z } from 'zod';
import { drawFace } from '../faces/draw-face.ts';
import { notFound, ok } from './answer.ts';
import type { CallHandler } from './call.ts';
import { readJson } from './read-json.ts';

const imageBody = z.strictObject({
  model: z.literal('gpt-image-1-mini'),
  prompt: z.string().min(1),
  size: z.literal('1024x1024'),
  n: z.literal(1),
  quality: z.literal('medium'),
  output_format: z.literal('png'),
});

export const generateImage: CallHandler = (rooms, call) => {
  const body = readJson(rooms, call, imageBody);
  if ('refused' in body) return body.refused;
  const { headers } = call.request;
  if (headers['x-generation-type'] !== 'image')
    rooms.violate('images/generations without X-Generation-Type: image');
  if (headers['x-model'] !== body.value.model)
    rooms.violate(`images/generations with X-Model ${headers['x-model']}`);
  const number = rooms.images.size + 1;
  const name = `image-${number}`;
  // The same words once more are another picture.
  const png = drawFace(`${body.value.prompt} ${number}`, 1024);
  rooms.images.set(name, png);
  if (rooms.imageAnswer === 'b64_json') return ok({ data: [{ b64_json: png.toString('base64') }] });
  return ok({ data: [{ url: `${rooms.publicUrl()}/images/${name}.png` }] });
};

export const showImage: CallHandler = ({ images }, { id }) => {
  const png = images.get(id);
  return png ? { status: 200, png } : notFound('image');
};
