import type { Settings } from 'sigma/settings';

type Draw = Settings['defaultDrawNodeHover'];

/** A label on a plate in the page's colours: sigma's own plate is white, whatever the theme. */
export function drawHover(ground: string, ink: string): Draw {
  return (context, data, { labelSize, labelFont }) => {
    context.font = `600 ${labelSize}px ${labelFont}`;
    const label = data.label ?? '';
    const width = context.measureText(label).width + 12;
    const left = data.x + data.size + 2;
    context.fillStyle = ground;
    context.strokeStyle = data.color;
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(left, data.y - labelSize * 0.9, width, labelSize * 1.8, 5);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2.5, 0, Math.PI * 2);
    context.stroke();
    context.fillStyle = ink;
    context.fillText(label, left + 6, data.y + labelSize / 3);
  };
}
