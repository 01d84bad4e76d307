// Covers parts of a picture before it is handed on: boxes are drawn over it and burnt into a new file, which holds no data on camera
// or place. The original stays in the case and goes into the master pack alone. With the mouse or with the keys alike.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileReference } from '@/lib/model/case-event';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { safeFileName } from './file-names';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels of the picture that an arrow key moves a box by. */
const step = 10;
/** Larger pictures are made smaller: no canvas holds them all. */
const longestSide = 6000;

/** The way into it: a button beside a picture of the case. */
export function CoverEntry({ desk, file }: { desk: CaseDesk; file: Done }) {
  const c = useCustodyWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <CoverImage desk={desk} file={file} onEnd={() => setOpen(false)} />;
  return (
    <div class="actions">
      <Button look="quiet" onPress={() => setOpen(true)} label={c('cover.open.named', { name: file.file.title })}>
        {c('cover.open')}
      </Button>
    </div>
  );
}

function CoverImage({ desk, file, onEnd }: { desk: CaseDesk; file: Done; onEnd: () => void }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const canvas = useRef<HTMLCanvasElement>(null);
  const keys = useRef<HTMLFieldSetElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [chosen, setChosen] = useState(-1);
  const [problem, setProblem] = useState('');
  const from = useRef<{ x: number; y: number } | null>(null);
  const { sha256, title, name } = file.file;
  useEffect(() => {
    let isGone = false;
    void port
      .openArtefact(sha256)
      .then(async (blob) => createImageBitmap(blob))
      .then((opened) => !isGone && setPicture(opened))
      .catch(() => setProblem(c('cover.unreadable')));
    return () => {
      isGone = true;
    };
  }, [port, sha256, c]);
  const scale = picture ? Math.min(1, longestSide / Math.max(picture.width, picture.height)) : 1;
  useEffect(() => {
    if (picture && canvas.current) draw(canvas.current, picture, scale, boxes, chosen);
  }, [picture, scale, boxes, chosen]);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const box = canvas.current!.getBoundingClientRect();
    const ratio = canvas.current!.width / box.width;
    return { x: (event.clientX - box.left) * ratio, y: (event.clientY - box.top) * ratio };
  };
  const change = (index: number, box: Box) => setBoxes(boxes.map((one, i) => (i === index ? box : one)));
  const add = () => {
    const { width, height } = canvas.current!;
    setBoxes([...boxes, { left: width * 0.35, top: height * 0.45, width: width * 0.3, height: height * 0.1 }]);
    setChosen(boxes.length);
    keys.current!.focus();
  };
  const remove = () => {
    setBoxes(boxes.filter((_, i) => i !== chosen));
    setChosen(boxes.length - 2);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const box = boxes[chosen];
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (box && move) {
      const [x, y] = move;
      change(
        chosen,
        event.shiftKey
          ? { ...box, width: Math.max(step, box.width + x), height: Math.max(step, box.height + y) }
          : { ...box, left: box.left + x, top: box.top + y },
      );
    } else if (box && (event.key === 'Delete' || event.key === 'Backspace')) remove();
    else return;
    event.preventDefault();
  };
  const keep = async () => {
    setProblem('');
    try {
      const blob = await burnt(picture!, scale, boxes);
      const kept = await port.putArtefact(blob);
      const stem = title.replace(/\.[^.]*$/, '');
      const written = await desk.act({
        kind: 'file-added',
        file: {
          ...kept,
          name: safeFileName(`${name.replace(/\.[^.]*$/, '')}-covered.png`, kept.sha256),
          mime: 'image/png',
          title: c('cover.title', { name: stem }).slice(-200),
        },
        role: file.role,
        note: file.note,
        coverOf: sha256,
      });
      if (written) onEnd();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <section class="part cover-image" aria-label={c('cover.heading')}>
      <p class="quiet small">{c('cover.how')}</p>
      <fieldset
        ref={keys}
        class="cover-frame"
        tabIndex={0}
        aria-label={c('cover.canvas', { n: boxes.length })}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          onPointerDown={(event) => {
            from.current = at(event);
            canvas.current!.setPointerCapture(event.pointerId);
            setBoxes([...boxes, boxOf(from.current, from.current)]);
            setChosen(boxes.length);
          }}
          onPointerMove={(event) => {
            if (from.current) change(boxes.length - 1, boxOf(from.current, at(event)));
          }}
          onPointerUp={() => {
            from.current = null;
            // A mere click draws nothing.
            setBoxes(boxes.filter(({ width, height }) => width > 3 && height > 3));
          }}
        />
      </fieldset>
      <p role="status" class="quiet small">
        {c('cover.count', { n: boxes.length })}
      </p>
      <Problem text={problem} />
      <div class="actions">
        <Button onPress={add} isDisabled={!picture}>
          {c('cover.add')}
        </Button>
        <Button onPress={() => setChosen((chosen + 1) % Math.max(1, boxes.length))} isDisabled={boxes.length < 2}>
          {c('cover.next')}
        </Button>
        <Button onPress={remove} isDisabled={chosen < 0 || boxes.length === 0}>
          {c('cover.remove')}
        </Button>
      </div>
      <div class="actions">
        <Button onPress={keep} isDisabled={!picture || boxes.length === 0}>
          {c('cover.keep')}
        </Button>
        <Button look="quiet" onPress={onEnd}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}

/** A file of the case, as its log names it. */
type Done = { file: FileReference; role: CaseDesk['view']['files'][number]['role']; note: string };

function boxOf(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, scale: number, boxes: readonly Box[], chosen: number) {
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const page = canvas.getContext('2d');
  if (!page) return;
  page.drawImage(picture, 0, 0, width, height);
  boxes.forEach((box, i) => {
    page.fillStyle = '#111';
    page.fillRect(box.left, box.top, box.width, box.height);
    if (i !== chosen) return;
    page.strokeStyle = '#0b57d0';
    page.lineWidth = Math.max(3, width / 300);
    page.strokeRect(box.left, box.top, box.width, box.height);
  });
}

/** The picture with the boxes burnt in: pixels alone go into the new file. */
async function burnt(picture: ImageBitmap, scale: number, boxes: readonly Box[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  draw(canvas, picture, scale, boxes, -1);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be written');
  return blob;
}
