/** HTTP endpoints: members and their import. */
package io.tierflow.member.web;
