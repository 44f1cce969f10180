import type { SayInCall } from '../agents/house/ports/say-in-call.ts';

/** PikaStream's public wire can't be told what to say. The day it can, this is the file that changes. */
export const sayInCall: SayInCall = null;
