// video.js types its whole build, not the one without the streaming engine. What is used here:
declare module 'video.js/core.es.js' {
  interface VideoJsPlayer {
    el(): HTMLElement;
    src(source: { src: string; type: string }): void;
    loop(value: boolean): void;
    play(): Promise<void> | undefined;
    isFullscreen(): boolean;
    requestFullscreen(): Promise<void> | undefined;
    exitFullscreen(): Promise<void> | undefined;
    ready(callback: () => void): void;
    dispose(): void;
  }
  const videojs: (element: Element, options: Record<string, unknown>) => VideoJsPlayer;
  export default videojs;
}
