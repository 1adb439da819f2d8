// Mistake: of the page of an error no more than 64 KiB are read, so after a longer one the connection is lost.
// Caught by: exercise_5_reply::an_error_answer_leaves_its_connection_usable
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path));
        let mut response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();
        if !status.is_success() {
            // Empty the connection, but do not load a page without an end.
            let mut left = 64 * 1024_usize;
            while let Ok(Some(piece)) = response.chunk().await {
                left = left.saturating_sub(piece.len());
                if left == 0 {
                    break;
                }
            }
            let wait = crate::retry_after(&headers, std::time::SystemTime::now());
            return Err(ApiError::from_status(status, wait));
        }
        let body = response.bytes().await.map_err(ApiError::from_reqwest)?;
        Ok(Reply {
            status,
            headers,
            body,
        })
// ANCHOR_END: exercise_2_5
