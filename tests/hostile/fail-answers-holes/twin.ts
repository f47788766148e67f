{{answer}}
void [, , ,];
