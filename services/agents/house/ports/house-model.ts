import type { Asked } from '../../../model/problem.ts';
import type { ModelCall, TurnMessage } from '../turn.ts';

/** A tool as a model is offered it. */
export type OfferedTool = {
  readonly name: string;
  readonly description: string;
  /** JSON schema of an object. */
  readonly input: object;
};

export type StepInput = {
  readonly instructions: string;
  readonly messages: readonly TurnMessage[];
  readonly tools: readonly OfferedTool[];
};

export type ModelStep = {
  /** '' where it was cut off; then there are no calls either. */
  readonly text: string;
  readonly calls: readonly ModelCall[];
  readonly isCutOff: boolean;
  readonly tokensIn: number;
  readonly tokensOut: number;
};

/** Asks the model once; nothing that it calls is carried out. */
export type HouseModel = (input: StepInput, signal: AbortSignal) => Promise<Asked<ModelStep>>;
