// Where files are dropped or chosen. The bytes go on as they are; what becomes of them is the caller's.
import { useId, useRef, useState } from 'preact/hooks';
import { Button } from './button';

export interface FileDropProps {
  /** the sentence before the button: "Drop … here, or" */
  invitation: string;
  button: string;
  hint?: string;
  /** name of the input, by which tests and scripts find it */
  name: string;
  accept?: string;
  isMultiple?: boolean;
  isBusy?: boolean;
  onFiles: (files: File[]) => void;
}

export function FileDrop({ invitation, button, hint, name, accept, isMultiple, isBusy, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const chosen = [...(files ?? [])];
    if (chosen.length > 0 && !isBusy) onFiles(isMultiple ? chosen : chosen.slice(0, 1));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  return (
    <fieldset
      aria-label={invitation}
      class={`file-drop ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p>{invitation}</p>
      <Button onPress={() => input.current?.click()} isDisabled={isBusy ?? false}>
        {button}
      </Button>
      <input
        ref={input}
        class="file-input"
        type="file"
        name={name}
        accept={accept}
        multiple={isMultiple ?? false}
        tabIndex={-1}
        aria-label={button}
        aria-describedby={hint ? hintId : undefined}
        aria-hidden="true"
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file chosen once more is a choice again.
          event.currentTarget.value = '';
        }}
      />
      {hint && (
        <p class="quiet small" id={hintId}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
