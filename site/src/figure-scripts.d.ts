declare module 'virtual:figure-scripts' {
  const scripts: Readonly<Record<string, string>>;
  export default scripts;
}
