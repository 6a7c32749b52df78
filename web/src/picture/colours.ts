/** Colours that differ enough to be told apart, for the types that are met most; each keeps 3:1 against light and dark grounds. */
const chosen: Readonly<Record<string, string>> = {
  Role: '#4f63d2',
  Skill: '#c2570c',
  Framework: '#0f8577',
  ProgrammingLanguage: '#3a8a2e',
  ProjectType: '#b03a8c',
  Trend: '#c73746',
  Industry: '#8a6a00',
  Deliverable: '#7b4fc9',
  Responsibility: '#2878a8',
  Challenge: '#a1522d',
  Domain: '#5d7a14',
  SalaryFigure: '#137f4b',
  Source: '#6a7280',
};

/** The colour of a type, the same in every picture, legend and list. */
export function colourOf(type: string): string {
  const known = chosen[type];
  if (known) return known;
  let hash = 7;
  for (const letter of type) hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
  return hex((hash * 137.5) % 360, 0.5, 0.45);
}

/** WebGL reads no hsl(). */
function hex(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number) => {
    const k = (shift + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
