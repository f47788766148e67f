{{answer}}
void new Proxy({}, {});
