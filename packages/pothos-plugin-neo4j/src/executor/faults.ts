/** The client cancelled the request while its statement was running: there is no answer, not an empty one. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Neo4j neither answered nor ended the statement in time. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}
