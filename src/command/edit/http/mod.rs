//! A server for one person at this computer.
//!
//! It listens on the loopback address only, at a port that the system chooses. Every address begins with a
//! random token that is new with each start; there is no cookie, since those of one computer are shared by
//! all of its ports. What comes under another name than its own (a page that has turned its name into
//! 127.0.0.1), from another page, or without the token is refused, and nothing permits other pages to
//! read an answer.
//!
//! Requests are read by `httparse`; of HTTP only what a browser needs here is answered: `GET` and `POST`,
//! one request for each connection. The well-known small servers have had no release for years, and each
//! would bring more than this.

mod door;
mod server;

pub(super) use door::{Kind, Method, Request, Response};
pub(super) use server::{Server, Work};
