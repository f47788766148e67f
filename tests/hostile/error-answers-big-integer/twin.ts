{{answer}}
void 7n;
