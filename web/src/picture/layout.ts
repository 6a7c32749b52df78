import type Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

const steps = 240;
const stepsAFrame = 8;

/** Puts new nodes near a node that is placed already, on a spiral, so that the layout starts from something. */
export function placeAround(graph: Graph, centre: { x: number; y: number }, keys: readonly string[]): void {
  keys.forEach((key, index) => {
    const angle = index * 2.399963;
    const radius = 1 + Math.sqrt(index) * 1.2;
    graph.mergeNodeAttributes(key, {
      x: centre.x + radius * Math.cos(angle),
      y: centre.y + radius * Math.sin(angle),
    });
  });
}

/**
 * Lets the picture settle: in small steps between frames, so that the page stays usable with several hundred nodes; at once for those
 * who asked their system for less motion. Returns what stops it.
 */
export function settle(graph: Graph): () => void {
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.2, scalingRatio: 12, adjustSizes: true };
  let left = steps;
  let frame = 0;
  const step = () => {
    const now = Math.min(left, matchMedia('(prefers-reduced-motion: reduce)').matches ? steps : stepsAFrame);
    if (graph.order > 1) forceAtlas2.assign(graph, { iterations: now, settings });
    left -= now;
    if (left > 0) frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}
