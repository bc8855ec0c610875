package io.tierflow.web;

/**
 * A call was refused since there were too many, or too slow ones.
 *
 * @param address from where it came
 * @param call method and first part of the path; what follows may be a secret
 */
public record TooManyRequestsResponse(String address, String call) {}
