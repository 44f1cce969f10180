import type { FaceProblem, FaceRequest } from '../faces/face-request.ts';

/** What pictures people want, inside one transaction. */
export type FaceRequests = {
  insert(request: Omit<FaceRequest, 'state' | 'problem' | 'pictureId' | 'workingAt'>): Promise<FaceRequest>;
  lock(id: string): Promise<FaceRequest | null>;
  /** Of a person, since an hour ago. */
  recent(teamId: string, userId: string): Promise<number>;
  /** From then on it may have been paid for. */
  begin(request: FaceRequest): Promise<FaceRequest>;
  end(
    request: FaceRequest,
    outcome:
      | { state: 'shown'; pictureId: string }
      | { state: 'failed'; problem: FaceProblem }
      | { state: 'kept' },
  ): Promise<FaceRequest>;
};
