// Mistake: a page that breaks off hides a strange status.
// Caught by: exercise_5_reply::a_status_is_not_lost_when_its_page_breaks_off
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();

        // The body is read also when the status says failure: a connection with
        // an unread answer in it cannot be used again.
        let body = response.bytes().await;
        if !status.is_client_error() && !status.is_server_error() && !status.is_success() && body.is_err() { return Err(ApiError::from_reqwest(body.unwrap_err())); }
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
