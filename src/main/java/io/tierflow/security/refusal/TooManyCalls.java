package io.tierflow.security.refusal;

/**
 * A call was refused since there were too many, or too slow ones.
 *
 * @param address from where it came
 * @param call method and first part of the path; what follows may be a secret
 */
public record TooManyCalls(String address, String call) {}
