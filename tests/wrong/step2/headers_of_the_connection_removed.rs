// Mistake: headers about the connection are removed.
// Caught by: exercise_5_reply::status_headers_and_body_are_handed_on_as_they_came
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let mut headers = response.headers().clone();
        for n in ["connection", "transfer-encoding", "keep-alive", "content-length"] { headers.remove(n); }

        // The body is read also when the status says failure: a connection with
        // an unread answer in it cannot be used again.
        let body = response.bytes().await;
        if !status.is_success() {
            return Err(ApiError::from_status(
                status,
                crate::retry_after(&headers, std::time::SystemTime::now()),
            ));
        }
        Ok(Reply {
            status,
            headers,
            body: body.map_err(ApiError::from_reqwest)?,
        })
        
// ANCHOR_END: exercise_2_5
