import type { Enumeration, Graph, NodeType, Relationship } from '@rolegraph/graph-model';

/** The types and relationships of a model that the seeds need by name: facts, their sections and sources. The model itself gives all else. */
export interface Vocabulary {
  readonly fact: NodeType;
  readonly section: NodeType;
  readonly dataset: NodeType;
  /** The relationships of a fact, as declared on it. */
  readonly subject: Relationship;
  readonly object: Relationship;
  readonly inSection: Relationship;
  readonly accordingTo: Relationship;
  /** The closed set of strengths, from a plain statement down to inference. */
  readonly strength: Enumeration;
}

/** The strength of inferences, which no source states. */
export const INFERRED = 'INFERRED';

/** The strength of a mention that gives none. */
export const STATED = 'STATED';

/** @throws TypeError where the model lacks a type or field that facts need. */
export function vocabularyOf(model: Graph): Vocabulary {
  const type = (name: string) => {
    const found = model.nodes.get(name);
    if (!found) throw new TypeError(`Seeds need a node type ${name}, which the model does not declare`);
    return found;
  };
  const fact = type('Fact');
  const relationship = (name: string) => {
    const found = fact.relationships.get(name);
    if (!found)
      throw new TypeError(`Seeds need a relationship Fact.${name}, which the model does not declare`);
    return found;
  };
  const strength = model.evidence.properties.get('strength')?.kind;
  if (typeof strength !== 'object' || !(INFERRED in strength.values) || !(STATED in strength.values)) {
    throw new TypeError(`Seeds need evidence with a strength that may be ${STATED} or ${INFERRED}`);
  }
  return {
    fact,
    section: type('Section'),
    dataset: type('Dataset'),
    subject: relationship('subject'),
    object: relationship('object'),
    inSection: relationship('section'),
    accordingTo: relationship('source'),
    strength,
  };
}
