/**
 * Milliseconds for which a server may believe which releases are current, from before it asked. Whoever publishes waits that long twice,
 * so all that work on one Neo4j must have the same number: it is no setting.
 */
export const leaseMs = 100;
